package org.phosphene.studies;

import java.util.function.Function;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.template.Templates;

/**
 * A way to make templates of the trials of a run.
 *
 * @param name for tables
 * @param key short, for the keys of findings
 * @param maker makes them
 */
record MapTemplates(String name, String key, Function<ClassificationImages, Templates> maker) {
    /** The mean noise of each class. */
    static final MapTemplates PLAIN = new MapTemplates("mean maps", "mean", Templates::ofMaps);
    /** The root mean square of each class's noise, which the authors' code takes with Gabor-PCA noise. */
    static final MapTemplates RMS = new MapTemplates("rms maps", "rms", MapTemplates::rootMeanSquares);

    Templates of(ClassificationImages images) {
        return maker.apply(images);
    }

    /** From mean and standard error s / sqrt(n), without looking at the trials again. */
    private static Templates rootMeanSquares(ClassificationImages images) {
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
