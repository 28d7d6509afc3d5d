package org.phosphene.data.digits;

import java.util.Arrays;

/** Draws strokes as a pen does: the nearer a pixel's centre is to the line, the brighter, with a soft rim. */
final class StrokeRaster {
    private final int side;
    /** Distance of each pixel's centre to the ink's edge, negative within the ink. */
    private final double[] edge;

    StrokeRaster(int side) {
        this.side = side;
        edge = new double[side * side];
    }

    /**
     * Writes the levels of one image, row by row.
     *
     * @param line in pixels; the centre of the first pixel is (0.5, 0.5)
     * @param softness half the width of the rim, in pixels, above 0
     * @param brightest level of the ink, 0 to 255
     */
    void draw(Polyline line, double softness, double brightest, byte[] levels, int at) {
        Arrays.fill(edge, side);
        for (int i = 1; i < line.points(); i++) {
            if (line.inked[i]) {
                piece(line, i, softness);
            }
        }
        for (int i = 0; i < edge.length; i++) {
            double t = Math.max(0, Math.min(1, (softness - edge[i]) / (2 * softness)));
            levels[at + i] = (byte) (brightest * t * t * (3 - 2 * t) + 0.5);
        }
    }

    private void piece(Polyline line, int i, double softness) {
        double x0 = line.x[i - 1];
        double y0 = line.y[i - 1];
        double dx = line.x[i] - x0;
        double dy = line.y[i] - y0;
        double square = Math.max(1e-9, dx * dx + dy * dy);
        double reach = Math.max(line.radius[i - 1], line.radius[i]) + softness;
        int left = pixel(Math.min(x0, x0 + dx) - reach);
        int right = pixel(Math.max(x0, x0 + dx) + reach);
        int bottom = pixel(Math.max(y0, y0 + dy) + reach);
        for (int row = pixel(Math.min(y0, y0 + dy) - reach); row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - x0;
                double py = row + 0.5 - y0;
                double along = Math.max(0, Math.min(1, (px * dx + py * dy) / square));
                double away = Math.sqrt(square(px - along * dx) + square(py - along * dy));
                double radius = line.radius[i - 1] + along * (line.radius[i] - line.radius[i - 1]);
                int cell = row * side + column;
                edge[cell] = Math.min(edge[cell], away - radius);
            }
        }
    }

    private static double square(double v) {
        return v * v;
    }

    private int pixel(double v) {
        return Math.max(0, Math.min(side - 1, (int) v));
    }
}
