/**
 * Psychometric functions: how often an observer gives an answer, against how much signal there is (Borji and Lin 2020, section
 * 3.4 and Fig. 9; Wichmann and Hill 2001).
 *
 * <pre>
 *   psi(x) = guess + (1 - guess - lapse) F(x)
 * </pre>
 *
 * F is a {@link org.phosphene.psychometric.Sigmoid}, guess the share of the answer where there is no signal, and lapse what the
 * share lacks where there is enough. A {@link org.phosphene.psychometric.PsychometricModel} says which F, and how far guess and
 * lapse may go; {@link org.phosphene.psychometric.PsychometricFit} fits it to
 * {@link org.phosphene.psychometric.PsychometricData} by maximum likelihood. Its numbers are those of the function, whatever F:
 * the threshold is the x at which F is 0.5, the width the distance between the x at which F is 0.05 and 0.95, the slope that of
 * psi at the threshold. Shares that do not rise have no threshold, and a fit says so.
 *
 * <p>A {@link org.phosphene.psychometric.ThresholdShift} compares two conditions in which the same stimuli were shown.
 */
package org.phosphene.psychometric;
