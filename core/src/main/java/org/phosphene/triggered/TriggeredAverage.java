package org.phosphene.triggered;

import java.util.Optional;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;

/**
 * What a unit responds to, to first order. A unit whose response never changed has no map.
 *
 * <p>The maps, each of the window's pixels in all channels, with a standard error and z:
 *
 * <ul>
 *   <li>{@code average}: the spike-triggered average of Eq. 4, less the mean of the noise. Only where no response is below 0
 *       and so responses can be weights.
 *   <li>{@code kernel}: cov(x, y) / var(x) of each pixel, the slope of the response. Under white noise it is the kernel of a
 *       linear unit and proportional to that of a unit that rectifies. Standard error as in a regression on one pixel.
 *   <li>{@code whitened}: Eq. 5 as a slope (N / n times it is the paper's scale), the regression on all pixels at once. Only
 *       of noise whose pixels are correlated.
 * </ul>
 *
 * z tests that the response does not depend on the pixel: r sqrt(N - 1) for average and kernel.
 *
 * @param unit its place among the units that respond
 * @param window the part of the stimulus that the maps show
 * @param shape extent of the maps
 * @param trials how many stimuli were shown
 * @param mean of the responses
 * @param deviation of the responses, 0 where all were the same
 * @param least response
 * @param largest response
 */
public record TriggeredAverage(
        int unit,
        Window window,
        Shape shape,
        long trials,
        double mean,
        double deviation,
        double least,
        double largest,
        Optional<Contrast> average,
        Optional<Contrast> kernel,
        Optional<Contrast> whitened) {
    /** Whether the response never changed, so that there is no map. */
    public boolean isSilent() {
        return kernel.isEmpty();
    }

    /** The map that is the unit's filter: whitened where the noise is correlated, else the kernel. */
    public Optional<Contrast> filter() {
        return whitened.isPresent() ? whitened : kernel;
    }
}
