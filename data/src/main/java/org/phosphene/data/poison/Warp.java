package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/**
 * A smooth distortion, the same for every image (Nguyen and Tran 2021, "WaNet: imperceptible warping-based backdoor
 * attack"): shifts are drawn evenly from -1 to 1 on a grid of k x k points, scaled to a mean size, and carried to all pixels
 * by cubic convolution; every pixel then gets what lies at its shifted place, between four pixels in straight lines, at the
 * nearest edge if that is outside.
 *
 * @param pattern a number that the shifts are drawn by, from 0 on
 * @param grid points a side, 2 to 64
 * @param strength mean size of a shift along rows or columns on the grid, in pixels, above 0 and at most 8; at most nine
 *     decimals. WaNet's s = 0.5 is 0.25 here
 */
public record Warp(int pattern, int grid, BigDecimal strength) implements Trigger {
    private static final int MOST_GRID = 64;
    private static final BigDecimal MOST_STRENGTH = BigDecimal.valueOf(8);

    public Warp {
        if (grid < 2 || grid > MOST_GRID) {
            throw Poison.fault("grid", grid, "2 to " + MOST_GRID + " points a side");
        }
        String expected = "a number of pixels above 0, up to " + MOST_STRENGTH;
        strength = Poison.number("strength", strength, MOST_STRENGTH, expected);
        if (strength.signum() == 0) {
            throw Poison.fault("strength", strength, expected);
        }
    }

    @Override
    public Map<String, Object> pairs() {
        Map<String, Object> pairs = new LinkedHashMap<>();
        pairs.put("trigger", "warp");
        pairs.put("pattern", pattern);
        pairs.put("grid", grid);
        pairs.put("strength", strength.toPlainString());
        return pairs;
    }

    @Override
    public void fit(Shape image) {
        // a field of any size can be drawn
    }

    @Override
    public Brush on(Shape image) {
        SplittableRandom random = new SplittableRandom(pattern);
        double[] down = shifts(random);
        double[] across = shifts(random);
        double[] rows = new double[image.height() * image.width()];
        double[] columns = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int y = i / image.width();
            int x = i % image.width();
            double v = at(y, image.height());
            double u = at(x, image.width());
            rows[i] = within(y + cubic(down, v, u), image.height());
            columns[i] = within(x + cubic(across, v, u), image.width());
        }
        return (levels, at) -> warp(levels, at, image, rows, columns);
    }

    private double[] shifts(SplittableRandom random) {
        double[] shifts = new double[grid * grid];
        double sum = 0;
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = (random.nextLong() >>> 11) * 0x1p-52 - 1;
            sum += Math.abs(shifts[i]);
        }
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] *= strength.doubleValue() * shifts.length / sum;
        }
        return shifts;
    }

    /** Where a pixel lies among the points: the first and the last pixel lie on the first and the last point. */
    private double at(int pixel, int pixels) {
        return pixels == 1 ? 0 : (double) pixel * (grid - 1) / (pixels - 1);
    }

    private static double within(double place, int pixels) {
        return Math.max(0, Math.min(pixels - 1, place));
    }

    private double cubic(double[] shifts, double v, double u) {
        int row = (int) v;
        int column = (int) u;
        double sum = 0;
        for (int i = -1; i <= 2; i++) {
            double weight = kernel(v - row - i);
            int from = Math.max(0, Math.min(grid - 1, row + i)) * grid;
            for (int j = -1; j <= 2; j++) {
                sum += weight * kernel(u - column - j) * shifts[from + Math.max(0, Math.min(grid - 1, column + j))];
            }
        }
        return sum;
    }

    /** Keys 1981, with a = -0.75 as in PyTorch's bicubic interpolation, which WaNet takes. */
    private static double kernel(double distance) {
        double a = -0.75;
        double d = Math.abs(distance);
        if (d <= 1) {
            return ((a + 2) * d - (a + 3)) * d * d + 1;
        }
        return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
    }

    private static void warp(byte[] levels, int at, Shape image, double[] rows, double[] columns) {
        byte[] before = new byte[rows.length];
        for (int c = 0; c < image.channels(); c++) {
            int from = at + c * rows.length;
            System.arraycopy(levels, from, before, 0, before.length);
            for (int i = 0; i < rows.length; i++) {
                levels[from + i] = (byte) Math.floor(between(before, image, rows[i], columns[i]) + 0.5);
            }
        }
    }

    private static double between(byte[] plane, Shape image, double row, double column) {
        int y = (int) row;
        int x = (int) column;
        int below = Math.min(y + 1, image.height() - 1);
        int right = Math.min(x + 1, image.width() - 1);
        double upper = mean(plane[y * image.width() + x], plane[y * image.width() + right], column - x);
        double lower = mean(plane[below * image.width() + x], plane[below * image.width() + right], column - x);
        return upper + (lower - upper) * (row - y);
    }

    private static double mean(byte left, byte right, double share) {
        return (left & 0xff) + ((right & 0xff) - (left & 0xff)) * share;
    }
}
