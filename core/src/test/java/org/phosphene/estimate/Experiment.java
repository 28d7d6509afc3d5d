package org.phosphene.estimate;

import java.util.Random;
import java.util.stream.IntStream;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** Trials with answers drawn at random, to be handed to estimators in any order and any pieces. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Experiment(SignalInNoise stimulus, int[][] levels, int[] signals, int[] labels, byte[] confidences) {
    static final int CLASSES = 5;
    /** The class that is never answered. */
    static final int NEVER = 3;
    /** The class that is answered once, in trial 0. */
    static final int ONCE = 4;

    static Experiment of(Noise noise, int trials, long seed) {
        Random random = new Random(seed);
        Shape shape = Shape.of(1, 3, 5);
        byte[] images = new byte[4 * shape.size()];
        random.nextBytes(images);
        LabelledImages signals = LabelledImages.of("signals", shape, images, new int[] {0, 1, 1, 3});
        SignalInNoise stimulus = new SignalInNoise(StimulusSpec.of(shape, noise), signals, 0.4);
        Stimuli stimuli = stimulus.stimuli(seed);
        int[][] levels = new int[trials][shape.size()];
        int[] shown = new int[trials];
        int[] labels = new int[trials];
        for (int t = 0; t < trials; t++) {
            shown[t] = stimuli.noise(t, levels[t], 0);
            labels[t] = t == 0 ? ONCE : random.nextInt(NEVER);
        }
        byte[] confidences = new byte[trials];
        random.nextBytes(confidences);
        return new Experiment(stimulus, levels, shown, labels, confidences);
    }

    int trials() {
        return labels.length;
    }

    /** Some of the trials, in the order given. */
    AnsweredTrials answered(int... which) {
        AnsweredTrials trials =
                new AnsweredTrials(which.length, stimulus.shape().size());
        trials.cover(0, which.length);
        for (int t = 0; t < which.length; t++) {
            System.arraycopy(levels[which[t]], 0, trials.levels(), t * trials.values(), trials.values());
            trials.signals()[t] = signals[which[t]];
            trials.labels()[t] = labels[which[t]];
            trials.confidences()[t] = confidences[which[t]];
        }
        return trials;
    }

    /** All trials, in order. */
    AnsweredTrials answered() {
        return answered(IntStream.range(0, trials()).toArray());
    }
}
