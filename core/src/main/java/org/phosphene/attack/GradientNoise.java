package org.phosphene.attack;

/** Perlin's noise: random gradients at the corners of a grid, blended by a smooth step. */
final class GradientNoise {
    private GradientNoise() {}

    /**
     * Adds one octave.
     *
     * @param period distance of the corners in pixels
     */
    static void add(double[] field, int height, int width, double period, double amplitude, RandomPattern random) {
        int rows = (int) Math.ceil(height / period) + 2;
        int columns = (int) Math.ceil(width / period) + 2;
        double[] angles = new double[rows * columns];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = random.between(0, 2 * Math.PI);
        }
        double shiftY = random.next();
        double shiftX = random.next();
        for (int i = 0; i < field.length; i++) {
            int row = i / width;
            int column = i % width;
            double y = row / period + shiftY;
            double x = column / period + shiftX;
            field[i] += amplitude * value(angles, columns, y, x);
        }
    }

    private static double value(double[] angles, int columns, double y, double x) {
        int top = (int) y;
        int left = (int) x;
        double dy = y - top;
        double dx = x - left;
        double upper = blend(
                corner(angles[top * columns + left], dy, dx), corner(angles[top * columns + left + 1], dy, dx - 1), dx);
        double lower = blend(
                corner(angles[(top + 1) * columns + left], dy - 1, dx),
                corner(angles[(top + 1) * columns + left + 1], dy - 1, dx - 1),
                dx);
        return blend(upper, lower, dy);
    }

    private static double corner(double angle, double dy, double dx) {
        return Math.cos(angle) * dx + Math.sin(angle) * dy;
    }

    private static double blend(double from, double to, double at) {
        return from + at * at * at * (at * (6 * at - 15) + 10) * (to - from);
    }
}
