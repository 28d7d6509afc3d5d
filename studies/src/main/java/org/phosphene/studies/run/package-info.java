/**
 * What studies stand on: the networks that they look at ({@link org.phosphene.studies.run.Networks}), the images that they
 * need ({@link org.phosphene.studies.run.StudyImages}), and runs whose answers are kept
 * ({@link org.phosphene.studies.run.StudyRuns}), so that a study that was stopped goes on, and two studies that look at the
 * same trials ask for them once.
 */
package org.phosphene.studies.run;
