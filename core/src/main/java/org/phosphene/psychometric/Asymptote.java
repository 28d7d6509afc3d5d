package org.phosphene.psychometric;

/**
 * How far guess or lapse may go: the prior is even between two limits and 0 outside.
 *
 * @param low from 0 on
 * @param high below 1; equal to {@code low} for a value that is not fitted
 */
public record Asymptote(double low, double high) {
    /**
     * @throws IllegalArgumentException if the limits are not in order or lie outside 0..1
     */
    public Asymptote {
        if (!(low >= 0 && low <= high && high < 1)) {
            throw new IllegalArgumentException(
                    "guess or lapse from " + low + " to " + high + ": limits must be in order, from 0 on and below 1");
        }
    }

    /** A value that is known. */
    public static Asymptote fixed(double value) {
        return new Asymptote(value, value);
    }

    /** A value that is fitted. */
    public static Asymptote within(double low, double high) {
        return new Asymptote(low, high);
    }

    /** Whether there is nothing to fit. */
    public boolean isFixed() {
        return low == high;
    }

    /**
     * Reads {@code 0.02} or {@code 0..0.1}.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    public static Asymptote parse(String text) {
        String[] ends = text.split("\\.\\.", 2);
        try {
            double low = Double.parseDouble(ends[0]);
            return new Asymptote(low, ends.length == 1 ? low : Double.parseDouble(ends[1]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "': expected a number such as 0.02, or limits such as 0..0.1", e);
        }
    }

    @Override
    public String toString() {
        return isFixed() ? Double.toString(low) : low + ".." + high;
    }
}
