package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/**
 * A pattern of each image's own, which its content decides, so that no two classes of images share one picture (in the
 * spirit of the sample-specific triggers of Li et al. 2021, "Invisible backdoor attack with sample-specific triggers", with
 * fixed random planes in the place of their trained encoder).
 *
 * <p>There are {@value #PLANES} pairs of planes of random signs, a<sub>k</sub> and b<sub>k</sub>. Bit k of an image x is the
 * sign of a<sub>k</sub> . x; its pattern k(x) is 255 where the sum of b<sub>k</sub> over the bits, each with its sign, is
 * positive and 0 elsewhere: one of 128 patterns, any two of which differ in at least a fifth of the pixels or so. The image
 * becomes (1 - i) x + i k(x).
 *
 * @param pattern a number that the planes are drawn by, from 0 on
 * @param intensity the share i, above 0 and at most 1; at most nine decimals
 */
public record OwnPattern(int pattern, BigDecimal intensity) implements Trigger {
    /** Odd, so that no sum of signs is zero. */
    private static final int PLANES = 7;

    public OwnPattern {
        intensity = Mixture.intensity(intensity);
    }

    @Override
    public Map<String, Object> pairs() {
        return Mixture.pairs("sample", pattern, intensity);
    }

    @Override
    public void fit(Shape image) {
        // planes of any size can be drawn
    }

    @Override
    public Brush on(Shape image) {
        SplittableRandom random = new SplittableRandom(pattern);
        int[][] asked = new int[PLANES][];
        int[][] shown = new int[PLANES][];
        for (int k = 0; k < PLANES; k++) {
            asked[k] = signs(random, image.size());
            shown[k] = signs(random, image.size());
        }
        Mixture mixture = Mixture.of(intensity);
        return (levels, at) -> {
            int[] sums = new int[image.size()];
            for (int k = 0; k < PLANES; k++) {
                int bit = bit(asked[k], levels, at);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += bit * shown[k][i];
                }
            }
            for (int i = 0; i < sums.length; i++) {
                levels[at + i] = mixture.level(levels[at + i], (byte) (sums[i] > 0 ? 255 : 0));
            }
        };
    }

    private static int[] signs(SplittableRandom random, int count) {
        int[] signs = new int[count];
        for (int i = 0; i < count; i++) {
            signs[i] = random.nextLong() < 0 ? -1 : 1;
        }
        return signs;
    }

    /** 1 or -1; 1 for an image of zeros. */
    private static int bit(int[] plane, byte[] levels, int at) {
        int sum = 0;
        for (int i = 0; i < plane.length; i++) {
            sum += plane[i] * (levels[at + i] & 0xff);
        }
        return sum < 0 ? -1 : 1;
    }
}
