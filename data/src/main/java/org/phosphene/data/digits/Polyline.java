package org.phosphene.data.digits;

/** Points joined by straight pieces, some of which are lifted (no ink), with the half width of the pen at each point. */
final class Polyline {
    private static final int MOST = 256;

    final double[] x = new double[MOST];
    final double[] y = new double[MOST];
    final double[] radius = new double[MOST];
    /** Whether there is ink from the point before to this one. */
    final boolean[] inked = new boolean[MOST];

    private int points;

    void clear() {
        points = 0;
    }

    int points() {
        return points;
    }

    void add(double px, double py, boolean ink) {
        x[points] = px;
        y[points] = py;
        inked[points++] = ink;
    }

    /** The smallest number of an axis, {@link #x} or {@link #y}. */
    double least(double[] axis) {
        double least = axis[0];
        for (int i = 1; i < points; i++) {
            least = Math.min(least, axis[i]);
        }
        return least;
    }

    /** The largest number of an axis. */
    double most(double[] axis) {
        double most = axis[0];
        for (int i = 1; i < points; i++) {
            most = Math.max(most, axis[i]);
        }
        return most;
    }

    /** Where the ink's middle is along an axis; ink that crosses itself counts twice. */
    double centre(double[] axis) {
        double sum = 0;
        double length = 0;
        for (int i = 1; i < points; i++) {
            if (inked[i]) {
                double dx = x[i] - x[i - 1];
                double dy = y[i] - y[i - 1];
                double piece = Math.sqrt(dx * dx + dy * dy);
                sum += piece * (axis[i] + axis[i - 1]) / 2;
                length += piece;
            }
        }
        return sum / length;
    }
}
