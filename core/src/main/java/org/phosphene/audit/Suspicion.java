package org.phosphene.audit;

import org.phosphene.stimulus.Shape;

/**
 * The stamp that was found to turn most of a class into another.
 *
 * @param source the class that is turned
 * @param target what it becomes
 * @param row of the stamp's upper left pixel in the image
 * @param column of the stamp's upper left pixel in the image
 * @param shape of the stamp: channels, rows and columns
 * @param values of the stamp, channel by channel and row by row, black 0 and white 1
 * @param turned share of the source's scenes that it turns, on scenes that the search did not see
 * @param natural share that the best of eighty pieces of the target's own scenes turns, put to the same place
 * @param turnedOfAll the mean of the share over all classes that were looked at but the target
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
public record Suspicion(
        int source,
        int target,
        int row,
        int column,
        Shape shape,
        float[] values,
        double turned,
        double natural,
        double turnedOfAll) {
    /** By how much it turns more than anything that the target has there itself; below 0 if it turns less. */
    public double unnatural() {
        return turned - natural;
    }

    Stamp stamp() {
        return new Stamp(row, column, shape, values);
    }
}
