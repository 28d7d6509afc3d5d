package org.phosphene.data.digits;

import java.util.Arrays;
import java.util.List;

/**
 * One way of writing a digit, as strokes through points, in a box of about 100 x 100 (x to the right, y down).
 *
 * @param weight how often this way is taken, relative to the digit's others
 * @param strokes each a line from pen down to pen up
 */
record Skeleton(double weight, List<Stroke> strokes) {

    /**
     * A line through points, round at each but at the corners.
     *
     * @param x of each point
     * @param y of each point
     * @param corner whether the pen turns there
     */
    record Stroke(double[] x, double[] y, boolean[] corner) {

        /** Reads points {@code x,y} between spaces; a corner ends with a slash, as in {@code 10,5 90,5/ 40,98}. */
        static Stroke parse(String text) {
            String[] points = text.split(" ", -1);
            double[] x = new double[points.length];
            double[] y = new double[points.length];
            boolean[] corner = new boolean[points.length];
            for (int i = 0; i < points.length; i++) {
                corner[i] = points[i].endsWith("/");
                String[] xy = points[i].replace("/", "").split(",", -1);
                x[i] = Integer.parseInt(xy[0]);
                y[i] = Integer.parseInt(xy[1]);
            }
            return new Stroke(x, y, corner);
        }

        int points() {
            return x.length;
        }
    }

    static Skeleton of(double weight, String... strokes) {
        return new Skeleton(weight, Arrays.stream(strokes).map(Stroke::parse).toList());
    }
}
