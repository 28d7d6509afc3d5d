package org.phosphene.data.digits;

import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * Digits that look written by hand, made by code alone: no data set, no font, nothing downloaded. Each is a pen's line
 * through points that were set by hand, in one of several ways of writing the digit, with the points shaken and the line
 * bent, slanted, turned and drawn with a pen of random width. Size, place and brightness are MNIST's.
 *
 * <p>They stand in for MNIST where it is not at hand; they do not replace it. DECISIONS.md says how far a classifier that
 * has seen only these digits reads MNIST's.
 */
public final class SyntheticDigits {
    private static final String NAME = "synthetic-digits";
    private static final Shape SHAPE = Shape.of(1, 28, 28);
    private static final int DIGITS = 10;
    private static final int MOST = Integer.MAX_VALUE / (28 * 28);

    private SyntheticDigits() {}

    /**
     * Images of 1x28x28, bright on black; image i shows the digit i mod 10. It depends on the seed and i only, so a longer
     * set begins with a shorter one, and every machine makes the same bytes. 10 000 take about 0.2 s.
     *
     * @param count how many, 1 to 2 739 137
     * @param seed any number; sets for training and for testing need different ones
     * @throws IllegalArgumentException if {@code count} is out of its range
     */
    public static LabelledImages of(int count, long seed) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(NAME + ": " + count + " images: must be 1 to " + MOST);
        }
        byte[] levels = new byte[count * SHAPE.size()];
        int[] labels = new int[count];
        Draws draws = new Draws();
        Handwriting hand = new Handwriting(draws);
        DigitWarp warp = new DigitWarp(draws);
        StrokeRaster raster = new StrokeRaster(SHAPE.width());
        Polyline line = new Polyline();
        for (int i = 0; i < count; i++) {
            labels[i] = i % DIGITS;
            draws.begin(seed, i);
            hand.write(labels[i], line);
            warp.apply(line);
            raster.draw(line, draws.between(0.45, 0.75), draws.between(250, 255), levels, i * SHAPE.size());
        }
        return LabelledImages.of(NAME, SHAPE, levels, labels);
    }
}
