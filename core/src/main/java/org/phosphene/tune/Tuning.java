package org.phosphene.tune;

import org.phosphene.stimulus.NoiseField;

/**
 * What a search found.
 *
 * @param noise with the largest entropy of the answers
 * @param searched what it reached in the trials that it was chosen by, which flatter it
 * @param fresh what it reached in trials that were not looked at before
 * @param white what the paper's noise, uniform from black to white, reached in fresh trials
 * @param candidates how many noises were tried
 * @param asked questions, never more than the budget
 */
public record Tuning(NoiseField noise, Reached searched, Reached fresh, Reached white, int candidates, long asked) {}
