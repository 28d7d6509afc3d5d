/**
 * What a study leaves: a {@link org.phosphene.studies.result.StudyReport} of findings, each the paper's number beside ours,
 * and its figures. {@link org.phosphene.studies.result.StudyFiles} writes them, a page included;
 * {@link org.phosphene.studies.result.Reproduction} makes one document of the reports of all studies.
 */
package org.phosphene.studies.result;
