package org.phosphene.cli;

import org.phosphene.stimulus.Arrangement;
import org.phosphene.stimulus.ImageNoise;
import org.phosphene.stimulus.Shape;

/**
 * {@code images:DATASET[:shown|:mixed|:permuted]}.
 *
 * @param source a data set, or a folder of images
 */
record ImagesWord(String source, Arrangement arrangement) {
    static final String KIND = "images";

    /** @throws UsageException if it names no images */
    static ImagesWord of(NoiseWord word) {
        if (word.rest().isEmpty() || word.rest().get(0).isEmpty() || word.rest().size() > 2) {
            throw new UsageException("--noise " + word.text()
                    + ": expected images:DATASET[:shown|:mixed|:permuted], as in images:mnist");
        }
        try {
            Arrangement arrangement = word.rest().size() == 1
                    ? Arrangement.SHOWN
                    : Arrangement.of(word.rest().get(1));
            return new ImagesWord(word.rest().get(0), arrangement);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--noise " + word.text() + ": " + e.getMessage());
        }
    }

    /** The noise. */
    ImageNoise noise(Shape shape, Material material) {
        return new ImageNoise(material.noiseImages(source, shape), arrangement);
    }
}
