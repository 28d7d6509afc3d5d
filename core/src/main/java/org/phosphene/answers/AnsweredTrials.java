package org.phosphene.answers;

/**
 * Some trials in a row with their noise fields and the answers to them, as estimators see them. A worker fills the same
 * object again and again: an estimator reads it and keeps nothing of it.
 */
public final class AnsweredTrials {
    private final int values;
    private final int[] levels;
    private final int[] signals;
    private final int[] labels;
    private final byte[] confidences;
    private long first;
    private int count;

    /**
     * @param capacity the most trials that it will hold
     * @param values values of one noise field
     */
    public AnsweredTrials(int capacity, int values) {
        this.values = values;
        levels = new int[Math.multiplyExact(capacity, values)];
        signals = new int[capacity];
        labels = new int[capacity];
        confidences = new byte[capacity];
    }

    /** Says which trials are held: {@code count} from {@code first} on. */
    public void cover(long first, int count) {
        this.first = first;
        this.count = count;
    }

    /** Index of the first trial. */
    public long first() {
        return first;
    }

    /** How many trials are held. */
    public int count() {
        return count;
    }

    /** Values of one noise field. */
    public int values() {
        return values;
    }

    /** Noise levels: value i of trial t, counted from the first, at {@code t * values() + i}. */
    public int[] levels() {
        return levels;
    }

    /** The signal shown in each trial. */
    public int[] signals() {
        return signals;
    }

    /** The answer to each trial. */
    public int[] labels() {
        return labels;
    }

    /** The confidence of each answer, unsigned, 255 is certain; all 0 where none was recorded. */
    public byte[] confidences() {
        return confidences;
    }
}
