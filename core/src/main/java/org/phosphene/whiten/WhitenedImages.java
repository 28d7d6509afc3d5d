package org.phosphene.whiten;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;

/**
 * Whitened maps of an observer, {@link Whitening}. A class that was never answered has none.
 *
 * @param shape extent of every map
 * @param classes how many classes there are
 * @param trials how many trials the covariance of the noise was measured on
 * @param byClass the maps, in order of class
 */
public record WhitenedImages(Shape shape, int classes, long trials, Map<Integer, Contrast> byClass) {
    public WhitenedImages {
        byClass = Collections.unmodifiableMap(new TreeMap<>(byClass));
    }

    /**
     * Whitens the maps of a run.
     *
     * @param field the noise of the run
     * @param seed of the run
     * @return nothing for noise whose pixels are independent, which is white already, and for images of more than
     *     {@link FieldCovariance#MOST_PIXELS} pixels
     */
    public static Optional<WhitenedImages> of(NoiseField field, long seed, ClassificationImages images) {
        if (field.independent().isPresent() || !FieldCovariance.fits(field.shape())) {
            return Optional.empty();
        }
        return Optional.of(
                Whitening.of(FieldCovariance.of(field, seed, images.trials())).maps(images));
    }

    /** The map of each class as a row of values; null for a class that has none. */
    public double[][] rows() {
        double[][] rows = new double[classes][];
        byClass.forEach((label, map) -> rows[label] = map.value());
        return rows;
    }
}
