package org.phosphene.onnx;

import java.util.List;

/**
 * What an examination of a model found.
 *
 * @param contract what it takes and gives
 * @param preprocessing what was done to the stimuli
 * @param deterministic whether the same stimuli got the same scores, bit for bit, a second time and from a second session
 * @param noise what noise was shown
 * @param trials how many noise images
 * @param counts answers of each class
 * @param entropy of the answers in bits; at most log2(classes)
 * @param ranges how it reacts to each common preprocessing
 * @param expects the scale of values that it seems to expect, in words
 * @param warnings what a user should know before trusting a map, in plain words
 */
public record Diagnosis(
        Contract contract,
        String preprocessing,
        boolean deterministic,
        String noise,
        long trials,
        List<Long> counts,
        double entropy,
        List<Reaction> ranges,
        String expects,
        List<String> warnings) {
    /**
     * The reaction to coarse blocks of random brightness under one preprocessing.
     *
     * @param preset its name
     * @param entropy of the answers in bits
     * @param confidence mean confidence of the answers
     */
    public record Reaction(String preset, double entropy, double confidence) {}
}
