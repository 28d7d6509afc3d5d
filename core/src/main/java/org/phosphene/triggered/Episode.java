package org.phosphene.triggered;

import org.phosphene.stimulus.Shape;

/**
 * Trials in a row, with what was shown and what the units answered. Valid until the next episode begins.
 *
 * @param number from 0 on
 * @param trials how many
 * @param shape of a stimulus
 * @param stimuli trial by trial; may be longer than the episode
 * @param units how many respond
 * @param responses trial by trial, those of one trial side by side; may be longer than the episode
 */
@SuppressWarnings("ArrayRecordComponent") // buffers
record Episode(long number, int trials, Shape shape, float[] stimuli, int units, float[] responses) {
    /** The response of a unit in a trial of the episode. */
    float response(int trial, int unit) {
        return responses[trial * units + unit];
    }

    /** Cuts some places out of a trial's stimulus, less a centre. */
    void cut(int trial, int[] places, double centre, double[] out) {
        int from = trial * shape.size();
        for (int i = 0; i < places.length; i++) {
            out[i] = stimuli[from + places[i]] - centre;
        }
    }
}
