package org.phosphene.audit;

import java.util.List;
import java.util.Optional;
import org.phosphene.stimulus.Shape;

/**
 * A stamp, sharpened: what is left of it is what it needs.
 *
 * @param source of the suspicion that it was made from
 * @param target what it makes of images
 * @param row of its upper left pixel in the image
 * @param column of its upper left pixel in the image
 * @param shape channels, rows and columns
 * @param values channel by channel and row by row, black 0 and white 1
 * @param contrast share of it, the rest being the image's, at which it still turns seven of ten scenes of the source, or 1
 * @param reaches what it does to each class that was looked at but the target, on scenes that were not searched on
 * @param onNoise share of smooth noise of other labels that it turns
 * @param elsewhere what its pixels do in disorder and at other places
 * @param examples some scenes, of the class that it turns best first
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
public record Trigger(
        int source,
        int target,
        int row,
        int column,
        Shape shape,
        float[] values,
        double contrast,
        List<Reach> reaches,
        double onNoise,
        Elsewhere elsewhere,
        List<Example> examples) {
    public Trigger {
        reaches = List.copyOf(reaches);
        examples = List.copyOf(examples);
    }

    /**
     * What windows of the same energy do to the source, for comparison.
     *
     * @param windows how many there were: the trigger's pixels in random order, each at a random place beside its own
     * @param mean share of the source's scenes that they turn
     * @param most the same of the best of them
     * @param asStrong how many turn as many as the trigger
     */
    public record Elsewhere(int windows, double mean, double most, int asStrong) {
        /** That a window drawn so is as strong as the trigger: (asStrong + 1) / (windows + 1), before any search. */
        public double p() {
            return (asStrong + 1.0) / (windows + 1);
        }
    }

    /** The class that it is meant for, see {@link Reach#bound}; absent if it is meant for any. */
    public Optional<Integer> boundTo() {
        return Reach.bound(reaches);
    }

    /**
     * The class that it turns most easily. A trigger that was trained for one class may turn all when it is shown in full: then
     * this is what is left of its source.
     */
    public int mostEasily() {
        return Reach.easiest(reaches).source();
    }

    /** The mean over classes of the share that it turns. */
    public double turnedOfAll() {
        return Reach.mean(reaches);
    }
}
