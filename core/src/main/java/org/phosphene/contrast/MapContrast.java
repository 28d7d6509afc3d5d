package org.phosphene.contrast;

import java.util.ArrayDeque;
import java.util.Deque;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;

/**
 * What NEW sees in a class and OLD does not, pixel by pixel.
 *
 * @param contrast value: by how much more the share of the answer grows in NEW than in OLD where the pixel is one standard
 *     deviation brighter; standard error: of that; z: over the standard error that it has if disagreements have no direction
 * @param pValue of each pixel, for the family of all pixels of all classes
 */
@SuppressWarnings("ArrayRecordComponent") // pixels: a list of boxes would take five times the memory
public record MapContrast(Contrast contrast, double[] pValue) {
    private static final double HALF = 0.5;

    /** The pixel with the largest |value|. */
    public int peak() {
        int peak = 0;
        for (int i = 1; i < pValue.length; i++) {
            if (magnitude(i) > magnitude(peak)) {
                peak = i;
            }
        }
        return peak;
    }

    /** The smallest p-value: that of the class. */
    public double leastP() {
        double least = 1;
        for (double p : pValue) {
            least = Math.min(least, p);
        }
        return least;
    }

    /** Whether a pixel's contrast is beyond chance and larger than what is tolerated. */
    public boolean changed(int pixel, double level, double tolerated) {
        return pValue[pixel] <= level && magnitude(pixel) > tolerated;
    }

    /** The pixel with the largest |value| of those that changed, -1 if none did. */
    public int changedPeak(double level, double tolerated) {
        int peak = -1;
        for (int i = 0; i < pValue.length; i++) {
            if (changed(i, level, tolerated) && (peak < 0 || magnitude(i) > magnitude(peak))) {
                peak = i;
            }
        }
        return peak;
    }

    /** How many values changed. */
    public int changedPixels(double level, double tolerated) {
        int count = 0;
        for (int i = 0; i < pValue.length; i++) {
            count += changed(i, level, tolerated) ? 1 : 0;
        }
        return count;
    }

    private double magnitude(int pixel) {
        return Math.abs(contrast.value()[pixel]);
    }

    /** The box around the neighbours of a pixel, and theirs, whose contrast has at least half of its size, in any channel. */
    public Region region(int pixel) {
        Shape shape = contrast.shape();
        int area = shape.height() * shape.width();
        double least = HALF * magnitude(pixel);
        boolean[] seen = new boolean[area];
        Deque<Integer> open = new ArrayDeque<>();
        open.add(pixel % area);
        seen[pixel % area] = true;
        Region region = null;
        while (!open.isEmpty()) {
            int place = open.remove();
            int row = place / shape.width();
            int column = place % shape.width();
            region = region == null ? new Region(row, row, column, column) : region.with(row, column);
            for (int y = Math.max(0, row - 1); y <= Math.min(shape.height() - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(shape.width() - 1, column + 1); x++) {
                    int next = y * shape.width() + x;
                    if (!seen[next] && reaches(next, area, least)) {
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
        }
        return region;
    }

    private boolean reaches(int place, int area, double least) {
        for (int i = place; i < pValue.length; i += area) {
            if (magnitude(i) >= least) {
                return true;
            }
        }
        return false;
    }
}
