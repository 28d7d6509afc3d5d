package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/**
 * One random picture of an image's whole size, of which every poisoned image takes a share (the blended injection of Chen et
 * al. 2017, "Targeted backdoor attacks on deep learning systems using data poisoning"): x' = (1 - a) x + a k, where every
 * value of k is drawn evenly from 0 to 255.
 *
 * @param pattern a number that the picture is drawn by, from 0 on
 * @param intensity the share a, above 0 and at most 1; at most nine decimals
 */
public record Blend(int pattern, BigDecimal intensity) implements Trigger {

    public Blend {
        intensity = Mixture.intensity(intensity);
    }

    @Override
    public Map<String, Object> pairs() {
        return Mixture.pairs("blend", pattern, intensity);
    }

    @Override
    public void fit(Shape image) {
        // a picture of any size can be drawn
    }

    @Override
    public Brush on(Shape image) {
        byte[] picture = new byte[image.size()];
        SplittableRandom random = new SplittableRandom(pattern);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) (random.nextLong() >>> 56);
        }
        Mixture mixture = Mixture.of(intensity);
        return (levels, at) -> {
            for (int i = 0; i < picture.length; i++) {
                levels[at + i] = mixture.level(levels[at + i], picture[i]);
            }
        };
    }
}
