package org.phosphene.bench.parts;

import java.io.IOException;
import java.util.SplittableRandom;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.Layout;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;

/** A plan of 100 000 trials of uniform noise and answers to it, drawn by chance: their values do not change the time. */
final class Sheet {
    static final int TRIALS = 100_000;

    private final Plan plan = Plan.of(StimulusSpec.of(Fields.SHAPE, Noise.uniform()), ClassSums.CLASSES)
            .withTrials(TRIALS);
    private final int[] labels =
            new SplittableRandom(1).ints(TRIALS, 0, ClassSums.CLASSES).toArray();
    private final int[] block = new int[plan.layout().block()];
    private final byte[] confidences = new byte[block.length];

    Plan plan() {
        return plan;
    }

    int[] labels() {
        return labels;
    }

    /** The labels as bytes, without anything around them. */
    byte[] bytes() {
        byte[] bytes = new byte[TRIALS];
        for (int t = 0; t < TRIALS; t++) {
            bytes[t] = (byte) labels[t];
        }
        return bytes;
    }

    /** Writes all answers. */
    void writeTo(AnswersFile answers) throws IOException {
        Layout layout = plan.layout();
        for (long b = 0; b < layout.blocks(); b++) {
            System.arraycopy(labels, (int) b * layout.block(), block, 0, layout.trialsIn(b));
            answers.write(b, block, confidences);
        }
    }

    /**
     * Reads all answers.
     *
     * @return the sum of the labels
     */
    long readFrom(AnswersFile answers) throws IOException {
        Layout layout = plan.layout();
        long sum = 0;
        for (long b = 0; b < layout.blocks(); b++) {
            if (!answers.read(b, block, confidences)) {
                throw new IllegalStateException(answers.place(b) + " is missing");
            }
            for (int t = 0; t < layout.trialsIn(b); t++) {
                sum += block[t];
            }
        }
        return sum;
    }
}
