package org.phosphene.audit;

import org.phosphene.stimulus.Shape;

/**
 * A stamp that turns exemplars of a class, hardened against all stamps found before, into another.
 *
 * @param source the class that is turned
 * @param target what it becomes
 * @param row of the stamp's upper left pixel in the image
 * @param column of the stamp's upper left pixel in the image
 * @param shape of the stamp: channels, rows and columns
 * @param values of the stamp, channel by channel and row by row, black 0 and white 1
 * @param turned share of the source's exemplars that it turns, on fresh noise
 * @param turnedOfAll the mean of that share over all classes that were looked at but the target
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
public record Suspicion(
        int source, int target, int row, int column, Shape shape, float[] values, double turned, double turnedOfAll) {}
