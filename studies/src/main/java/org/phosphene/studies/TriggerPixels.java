package org.phosphene.studies;

import java.util.stream.IntStream;
import org.phosphene.contrast.Region;
import org.phosphene.data.poison.Poison;
import org.phosphene.stimulus.Shape;

/**
 * The place of a backdoor's patch in an image.
 *
 * @param covered which pixels it touches, row by row
 * @param shape of the image
 * @param box around them
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
record TriggerPixels(boolean[] covered, Shape shape, Region box) {
    static TriggerPixels of(Poison poison, Shape shape) {
        boolean[] covered = poison.covered(shape);
        int[] rows = IntStream.range(0, covered.length)
                .filter(i -> covered[i])
                .map(i -> i / shape.width())
                .toArray();
        int[] columns = IntStream.range(0, covered.length)
                .filter(i -> covered[i])
                .map(i -> i % shape.width())
                .toArray();
        return new TriggerPixels(
                covered,
                shape,
                new Region(
                        IntStream.of(rows).min().orElseThrow(),
                        IntStream.of(rows).max().orElseThrow(),
                        IntStream.of(columns).min().orElseThrow(),
                        IntStream.of(columns).max().orElseThrow()));
    }

    private boolean in(int i) {
        return covered[i % covered.length];
    }

    /** Sum of a map's z over the patch and all channels, over the root of their number: again a z where they are independent. */
    double z(double[] z) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < z.length; i++) {
            if (in(i)) {
                sum += z[i];
                count++;
            }
        }
        return sum / Math.sqrt(count);
    }

    /** Mean of a map over the patch. */
    double mean(double[] values) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (in(i)) {
                sum += values[i];
                count++;
            }
        }
        return sum / count;
    }

    /** Share of a map's sum of squares that lies in the patch, in percent. */
    double energy(double[] values) {
        double inside = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            all += values[i] * values[i];
            inside += in(i) ? values[i] * values[i] : 0;
        }
        return all > 0 ? 100 * inside / all : 0;
    }
}
