package org.phosphene.report;

import java.util.List;
import java.util.Optional;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.Contrast;
import org.phosphene.estimate.SignalResponseMeans;
import org.phosphene.stimulus.Shape;

/**
 * Two classes of a signal-in-noise experiment set against each other, as in Fig. 1B.
 *
 * @param first class
 * @param second class
 * @param shape extent of the maps
 * @param cells mean noise where the signal was first and the answer first, first and second, second and first, second and
 *     second; nothing where there is no such trial
 * @param image the classification image of Eq. 1, answer second - answer first; nothing if a cell is empty
 * @param difference of the mean stimuli, answer second - answer first; nothing if one was never answered
 */
public record SignalPair(
        int first,
        int second,
        Shape shape,
        List<Optional<ClassificationImage>> cells,
        Optional<Contrast> image,
        Optional<double[]> difference) {
    static SignalPair of(SignalResponseMeans means, Shape shape, int first, int second) {
        List<Optional<ClassificationImage>> cells = List.of(
                means.noise(first, first),
                means.noise(first, second),
                means.noise(second, first),
                means.noise(second, second));
        return new SignalPair(
                first,
                second,
                shape,
                cells,
                means.classificationImage(first, second),
                means.stimulusDifference(first, second));
    }
}
