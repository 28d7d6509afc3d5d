/**
 * Every figure and table of the paper as code, one class each, in the order of {@link org.phosphene.studies.Studies#all}.
 *
 * <p>A {@link org.phosphene.studies.Study} takes a {@link org.phosphene.studies.run.StudySetting} and leaves a
 * {@link org.phosphene.studies.result.StudyResult}: figures in the paper's layout, and findings that set the paper's numbers
 * beside ours. What the paper claims is put as {@link org.phosphene.studies.result.Claim}s, each with a test that
 * decides whether ours points the same way. Numbers that depend on trained weights are measured on all training seeds at hand.
 *
 * <p>Paper: A. Borji and S. Lin, "White noise analysis of neural networks", ICLR 2020.
 */
package org.phosphene.studies;
