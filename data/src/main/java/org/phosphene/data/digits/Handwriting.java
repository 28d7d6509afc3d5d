package org.phosphene.data.digits;

import java.util.List;

/** Turns a skeleton into a line: its points are shaken and joined by a smooth curve. */
final class Handwriting {
    /** Straight pieces between two points. */
    private static final int PIECES = 8;

    private static final int MOST_POINTS = 32;

    private final Draws draws;
    private final double[] x = new double[MOST_POINTS];
    private final double[] y = new double[MOST_POINTS];

    Handwriting(Draws draws) {
        this.draws = draws;
    }

    /** Replaces the line by one writing of a digit, in the skeleton's box of about 100 x 100. */
    void write(int digit, Polyline line) {
        Skeleton skeleton = choose(DigitSkeletons.of(digit));
        line.clear();
        double deviation = draws.between(1, 5);
        for (Skeleton.Stroke stroke : skeleton.strokes()) {
            shake(stroke, deviation);
            trace(stroke, line);
        }
    }

    private Skeleton choose(List<Skeleton> ways) {
        double left =
                draws.uniform() * ways.stream().mapToDouble(Skeleton::weight).sum();
        for (Skeleton way : ways) {
            left -= way.weight();
            if (left < 0) {
                return way;
            }
        }
        // only where rounding leaves a little over
        return ways.get(0);
    }

    private void shake(Skeleton.Stroke stroke, double deviation) {
        for (int i = 0; i < stroke.points(); i++) {
            x[i] = stroke.x()[i] + draws.bell(deviation);
            y[i] = stroke.y()[i] + draws.bell(deviation);
        }
    }

    /** Catmull and Rom's cubic through the points, in parts that end at the corners. */
    private void trace(Skeleton.Stroke stroke, Polyline line) {
        line.add(x[0], y[0], false);
        int last = stroke.points() - 1;
        for (int i = 0; i < last; i++) {
            int before = i == 0 || stroke.corner()[i] ? i : i - 1;
            int after = i + 1 == last || stroke.corner()[i + 1] ? i + 1 : i + 2;
            for (int piece = 1; piece <= PIECES; piece++) {
                double t = (double) piece / PIECES;
                line.add(
                        cubic(x[before], x[i], x[i + 1], x[after], t),
                        cubic(y[before], y[i], y[i + 1], y[after], t),
                        true);
            }
        }
    }

    private static double cubic(double before, double from, double to, double after, double t) {
        double slope0 = (to - before) / 2;
        double slope1 = (after - from) / 2;
        double a = 2 * (from - to) + slope0 + slope1;
        double b = 3 * (to - from) - 2 * slope0 - slope1;
        return ((a * t + b) * t + slope0) * t + from;
    }
}
