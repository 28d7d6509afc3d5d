package org.phosphene.stimulus;

import java.util.ArrayList;
import java.util.List;

/** Small bases for tests, the same numbers on every machine: whole numbers of Philox, divided by powers of two. */
public final class GaborBases {
    private static final GaborBasis.Origin NOWHERE =
            new GaborBasis.Origin("a test", 2, "0".repeat(64), 0.1, 1, "a test");

    private GaborBases() {}

    /** Noise of such a basis. */
    public static GaborNoise noise(Shape shape, int components) {
        String name = shape + " of " + components;
        return new GaborNoise(basis(shape, components), name, String.format("%064x", name.hashCode() & 0xffffffffL));
    }

    static GaborBasis basis(Shape shape, int components) {
        int area = shape.height() * shape.width();
        List<GaborBasis.Channel> channels = new ArrayList<>();
        for (int c = 0; c < shape.channels(); c++) {
            float[] images = numbers(4 * c, components * area);
            float[] low = numbers(4 * c + 1, components);
            float[] high = numbers(4 * c + 2, components);
            for (int k = 0; k < components; k++) {
                low[k] = -Math.abs(low[k]) / (k + 1);
                high[k] = Math.abs(high[k]) / (k + 1);
            }
            channels.add(new GaborBasis.Channel(images, low, high, new float[components]));
        }
        return new GaborBasis(shape, channels, NOWHERE);
    }

    /** A basis of one channel. */
    static GaborBasis of(Shape shape, float[] images, float[] low, float[] high) {
        return new GaborBasis(
                shape, List.of(new GaborBasis.Channel(images, low, high, new float[low.length])), NOWHERE);
    }

    /** Numbers from -1 to 1. */
    private static float[] numbers(int stream, int count) {
        int[] words = new int[(count + 3) / 4 * 4];
        Philox.fill(20_000, stream, 0, words, words.length);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (words[i] >> 16) / 32768f;
        }
        return numbers;
    }
}
