package org.phosphene.onednn;

/**
 * Where a window lies on an image. All arrays have two numbers, for rows and columns.
 *
 * @param size of the window
 * @param stride from one window to the next
 * @param dilation distance of neighbouring pixels of a window, 1 where it has no holes
 * @param before padding above and to the left
 * @param after padding below and to the right
 */
record Window(long[] size, long[] stride, long[] dilation, long[] before, long[] after) {
    static Window of(long rows, long columns) {
        return new Window(
                new long[] {rows, columns}, new long[] {1, 1}, new long[] {1, 1}, new long[] {0, 0}, new long[] {0, 0});
    }

    /** How many windows there are along an extent of {@code length}. */
    long count(int axis, long length) {
        long reach = dilation[axis] * (size[axis] - 1) + 1;
        return (length + before[axis] + after[axis] - reach) / stride[axis] + 1;
    }

    /** How many pixels of the image all windows along an extent of {@code length} look at, without padding. */
    long looks(int axis, long length) {
        long all = 0;
        for (long w = 0; w < count(axis, length); w++) {
            for (long k = 0; k < size[axis]; k++) {
                long at = w * stride[axis] + k * dilation[axis] - before[axis];
                all += at >= 0 && at < length ? 1 : 0;
            }
        }
        return all;
    }

    /** Whether each pixel begins a window without holes. */
    boolean isDense() {
        return all(stride, 1) && all(dilation, 1);
    }

    Window withoutPadding() {
        return new Window(size, stride, dilation, new long[] {0, 0}, new long[] {0, 0});
    }

    /** Whether windows are squares of {@code side} that neither overlap nor leave pixels out, but for the last ones. */
    boolean isTiling(long side) {
        return all(size, side) && all(stride, side) && all(dilation, 1) && all(before, 0) && all(after, 0);
    }

    boolean isPadded() {
        return !all(before, 0) || !all(after, 0);
    }

    private static boolean all(long[] numbers, long value) {
        return numbers[0] == value && numbers[1] == value;
    }
}
