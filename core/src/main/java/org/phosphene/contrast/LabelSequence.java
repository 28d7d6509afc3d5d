package org.phosphene.contrast;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.answers.Layout;

/** The answers of a run in memory, two bytes a trial. Immutable. */
public final class LabelSequence {
    /** The most trials. */
    public static final long MOST = 1 << 30;

    private final short[] labels;

    private LabelSequence(short[] labels) {
        this.labels = labels;
    }

    /**
     * Reads all answers of a finished run.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     * @throws DamagedAnswersException if one is missing
     */
    public static LabelSequence of(AnswersFile answers) {
        Layout layout = answers.layout();
        checkTrials(layout.trials());
        short[] all = new short[(int) layout.trials()];
        int[] labels = new int[layout.block()];
        byte[] confidences = new byte[layout.block()];
        try {
            for (long block = 0; block < layout.blocks(); block++) {
                if (!answers.read(block, labels, confidences)) {
                    throw new DamagedAnswersException(answers.place(block) + " is missing or damaged");
                }
                int at = (int) (block * layout.block());
                for (int i = 0; i < layout.trialsIn(block); i++) {
                    all[at + i] = (short) labels[i];
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LabelSequence(all);
    }

    /** The labels of trials from 0 on, each 0 to 65535. */
    public static LabelSequence of(int... labels) {
        short[] all = new short[labels.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (short) labels[i];
        }
        return new LabelSequence(all);
    }

    /**
     * Refuses more trials than two models can be compared on.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public static void checkTrials(long trials) {
        if (trials > MOST) {
            throw new IllegalArgumentException(trials + " trials: two models are compared on at most " + MOST);
        }
    }

    int at(long trial) {
        return labels[(int) trial] & 0xffff;
    }

    /** How many trials. */
    public int count() {
        return labels.length;
    }
}
