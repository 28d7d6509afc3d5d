package org.phosphene.stimulus;

/**
 * The fixed-point grid on which noise lies: level k is the value {@code offset + step * k}. Levels are integers, so their
 * sums are exact and do not depend on the order in which trials are added.
 *
 * @param offset value of level 0
 * @param step distance of neighbouring levels, positive
 * @param largest the largest magnitude that a level has
 */
public record Grid(float offset, float step, int largest) {
    public Grid {
        if (!(step > 0)
                || !Float.isFinite(step)
                || !Float.isFinite(offset)
                || largest < 1
                || largest > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "grid offset " + offset + ", step " + step + ", largest level " + largest);
        }
    }

    /** The value of a level as the observer sees it. */
    public float value(int level) {
        return offset + step * level;
    }

    /** The value of a mean of levels. */
    public double value(double level) {
        return offset + step * level;
    }

    /** Writes the values of {@code levels[from..from+count)} to {@code out}, from {@code at} on. */
    public void values(int[] levels, int from, float[] out, int at, int count) {
        for (int i = 0; i < count; i++) {
            out[at + i] = offset + step * levels[from + i];
        }
    }
}
