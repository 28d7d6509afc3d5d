package org.phosphene.data.digits;

/**
 * Bends, slants and turns a written line, and fits it into the image as MNIST's digits are: the larger extent takes 20 of
 * 28 pixels, the centre of mass lies in the middle. The deviations were tuned on MNIST's training images.
 */
final class DigitWarp {
    /** The middle of the skeletons' box. */
    private static final double HALF = 50;

    private static final double SIDE = 28;
    private static final double BOX = 20;
    /** Pixels at each edge that stay black. */
    private static final double RIM = 1.3;
    /** MNIST's mean centre of mass, where the centre of the first pixel is 0.5. */
    private static final double MIDDLE = 14.5;

    private final Draws draws;

    DigitWarp(Draws draws) {
        this.draws = draws;
    }

    /** Changes the line, from the skeleton's box to pixels, and sets its half widths. */
    void apply(Polyline line) {
        bend(line, draws.between(0, 9));
        proportion(line);
        turn(line);
        fit(line);
    }

    /** Moves the points by two slow waves. */
    private void bend(Polyline line, double deviation) {
        for (int wave = 0; wave < 2; wave++) {
            double ax = draws.bell(deviation);
            double ay = draws.bell(deviation);
            double fx = draws.bell(0.027);
            double fy = draws.bell(0.027);
            double phaseX = draws.between(0, 2 * Math.PI);
            double phaseY = draws.between(0, 2 * Math.PI);
            for (int i = 0; i < line.points(); i++) {
                double along = fx * line.x[i] + fy * line.y[i];
                // StrictMath gives the same bits everywhere, Math need not
                line.x[i] += ax * StrictMath.sin(along + phaseX);
                line.y[i] += ay * StrictMath.sin(along + phaseY);
            }
        }
    }

    /** Makes the upper part larger or smaller than the lower one, in height and in width. */
    private void proportion(Polyline line) {
        double higher = draws.bell(7);
        double wider = draws.bell(0.15);
        for (int i = 0; i < line.points(); i++) {
            double y = line.y[i] / HALF - 1;
            line.x[i] = HALF + (line.x[i] - HALF) * (1 + wider * y);
            line.y[i] += higher * (1 - y * y);
        }
    }

    private void turn(Polyline line) {
        double angle = draws.bell(0.1);
        double slant = 0.17 + draws.bell(0.24);
        double width = StrictMath.exp(draws.bell(0.28));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (int i = 0; i < line.points(); i++) {
            double y = line.y[i] - HALF;
            double x = (line.x[i] - HALF) * width - slant * y;
            line.x[i] = cos * x - sin * y;
            line.y[i] = sin * x + cos * y;
        }
    }

    private void fit(Polyline line) {
        double half = Math.max(0.6, 1.25 + draws.bell(0.42));
        double pressure = draws.bell(0.08);
        double extent = Math.max(line.most(line.x) - line.least(line.x), line.most(line.y) - line.least(line.y));
        double scale = (BOX - 2 * half) / Math.max(1, extent);
        for (int i = 0; i < line.points(); i++) {
            line.x[i] *= scale;
            line.y[i] *= scale;
            line.radius[i] = half * (1 + pressure * (2.0 * i / line.points() - 1));
        }
        double rim = RIM + half * (1 + Math.abs(pressure));
        place(line, line.x, rim);
        place(line, line.y, rim);
    }

    /** Moves the centre of one axis near the middle, but no point nearer to an edge than the rim. */
    private void place(Polyline line, double[] axis, double rim) {
        double wanted = MIDDLE + draws.between(-0.6, 0.6) - line.centre(axis);
        double shift = Math.max(rim - line.least(axis), Math.min(SIDE - rim - line.most(axis), wanted));
        for (int i = 0; i < line.points(); i++) {
            axis[i] += shift;
        }
    }
}
