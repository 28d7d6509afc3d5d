package org.phosphene.studies;

import java.util.function.Function;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.studies.run.StudyRuns;
import org.phosphene.template.Templates;
import org.phosphene.whiten.WhitenedImages;

/**
 * A way to make templates of the trials of a run.
 *
 * @param name for tables
 * @param key short, for the keys of findings
 * @param maker makes them
 */
record MapTemplates(String name, String key, Function<StudyRuns.Maps, Templates> maker) {
    /** The mean noise of each class. */
    static final MapTemplates PLAIN = new MapTemplates("mean maps", "mean", maps -> Templates.ofMaps(maps.images()));
    /** The root mean square of each class's noise, which the authors' code takes with Gabor-PCA noise. */
    static final MapTemplates RMS = new MapTemplates("rms maps", "rms", maps -> rootMeanSquares(maps.images()));
    /** Eq. 5, for noise whose pixels depend on each other. */
    static final MapTemplates WHITENED = new MapTemplates("whitened maps", "whitened", MapTemplates::whitened);

    Templates of(StudyRuns.Maps maps) {
        return maker.apply(maps);
    }

    private static Templates whitened(StudyRuns.Maps maps) {
        return WhitenedImages.of(maps.stimulus().field(), maps.seed(), maps.images())
                .map(white -> Templates.ofRows("whitened maps", white.shape(), white.rows()))
                .orElseThrow(() -> new IllegalArgumentException("noise of independent pixels is white already"));
    }

    /** From mean and standard error s / sqrt(n), without looking at the trials again. */
    static Templates rootMeanSquares(ClassificationImages images) {
        double[][] rows = new double[images.classes()][];
        for (ClassificationImage image : images.images()) {
            // n - 1 stands below s^2: so this is the mean of squares itself and no approximation, and 0 for a single
            // trial
            double less = image.trials() - 1.0;
            double[] row = image.mean().clone();
            for (int i = 0; i < row.length; i++) {
                double error = image.standardError()[i];
                row[i] = Math.sqrt(row[i] * row[i] + error * error * less);
            }
            rows[image.label()] = row;
        }
        return Templates.ofRows("rms maps", images.shape(), rows);
    }
}
