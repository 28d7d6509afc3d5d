package org.phosphene.stimulus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The extent of one stimulus: channels, height and width, stored channel by channel and row by row.
 * A one-dimensional or flat stimulus of n values is {@code 1x1xn}.
 *
 * @param channels number of channels, at least 1
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Shape(int channels, int height, int width) {
    /** The most values that one stimulus may have: 2^26, a 4096 x 4096 image of four channels. */
    public static final int MAX_SIZE = 1 << 26;

    private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,9})x)?(?:(\\d{1,9})x)?(\\d{1,9})");

    public Shape {
        long size = (long) channels * height * width;
        if (channels < 1 || height < 1 || width < 1 || size > MAX_SIZE || (long) channels * height > MAX_SIZE) {
            throw new IllegalArgumentException("shape " + channels + "x" + height + "x" + width
                    + ": every extent must be at least 1 and the product at most " + MAX_SIZE);
        }
    }

    public static Shape of(int channels, int height, int width) {
        return new Shape(channels, height, width);
    }

    /**
     * Reads {@code CxHxW}, {@code HxW} (one channel) or {@code N} (flat).
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    public static Shape parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("shape '" + text + "': expected CxHxW, HxW or N, as in 1x28x28");
        }
        return new Shape(extent(m.group(2) == null ? null : m.group(1)), extent(middle(m)), extent(m.group(3)));
    }

    private static String middle(Matcher m) {
        return m.group(2) != null ? m.group(2) : m.group(1);
    }

    private static int extent(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** The number of values of one stimulus. */
    public int size() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
