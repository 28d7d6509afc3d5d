package org.phosphene.audit;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/**
 * What is thought of stamps of one size around a place: for every pixel of the image that they can reach how likely it is
 * white, and how likely each row and each column is the first of the stamp. A stamp shows the part of this picture that lies
 * where it does. So a place one pixel beside a trigger's, which shows less of it, is left for the right one while the pixels
 * that the two share are kept.
 */
final class StampField {
    /** Rows and columns by which a stamp may move from the first. */
    private static final int AWAY = 2;
    /** Log odds of a pixel as the first stamp has it: 0.82. */
    private static final double FIRST = 1.5;
    /** Of log odds, for what decides alone whether a scene is turned. */
    private static final double STEP = 8;
    /** Log odds of 0.95, so that nothing is ever settled. */
    private static final double MOST = 3;
    /** Keeps a place that is hardly ever drawn from a leap. */
    private static final double RARE = 1e-3;

    private final Shape shape;
    private final int top;
    private final int left;
    private final int height;
    private final int width;
    private final double[] white;
    private final double[] rows;
    private final double[] columns;

    /** Around a stamp in an image. */
    StampField(Stamp first, Shape image) {
        shape = first.shape();
        top = Math.max(0, first.row() - AWAY);
        left = Math.max(0, first.column() - AWAY);
        rows = new double[Math.min(image.height() - shape.height(), first.row() + AWAY) - top + 1];
        columns = new double[Math.min(image.width() - shape.width(), first.column() + AWAY) - left + 1];
        height = shape.height() + rows.length - 1;
        width = shape.width() + columns.length - 1;
        white = new double[shape.channels() * height * width];
        for (int i = 0; i < shape.size(); i++) {
            white[at(i, first.row(), first.column())] = first.values()[i] > 0.5f ? FIRST : -FIRST;
        }
    }

    /** Where a stamp's value lies in the field. */
    private int at(int i, int row, int column) {
        int channel = i / (shape.height() * shape.width());
        int y = i / shape.width() % shape.height() + row - top;
        int x = i % shape.width() + column - left;
        return (channel * height + y) * width + x;
    }

    /** A stamp, black and white. */
    Stamp draw(SplittableRandom random) {
        int row = top + pick(probabilities(rows), random);
        int column = left + pick(probabilities(columns), random);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() < probability(white[at(i, row, column)]) ? 1 : 0;
        }
        return new Stamp(row, column, shape, values);
    }

    /** The most probable stamp. */
    Stamp likeliest() {
        int row = top + largest(rows);
        int column = left + largest(columns);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = white[at(i, row, column)] > 0 ? 1 : 0;
        }
        return new Stamp(row, column, shape, values);
    }

    /**
     * Moves all log odds along their correlation with what was turned: the classification image of the stamps, in units of its
     * largest possible value.
     *
     * @return the share of scenes that were turned
     */
    double follow(Stamp[] drawn, boolean[] turned) {
        int hits = 0;
        for (boolean one : turned) {
            hits += one ? 1 : 0;
        }
        double share = hits / (double) drawn.length;
        if (hits == 0 || hits == drawn.length) {
            return share;
        }
        double[] likely = Arrays.stream(white).map(StampField::probability).toArray();
        double[] likelyRows = probabilities(rows);
        double[] likelyColumns = probabilities(columns);
        double[] pixels = new double[white.length];
        double[] first = new double[rows.length];
        double[] second = new double[columns.length];
        for (int s = 0; s < drawn.length; s++) {
            Stamp stamp = drawn[s];
            double more = ((turned[s] ? 1 : 0) - share) / drawn.length;
            for (int i = 0; i < shape.size(); i++) {
                int at = at(i, stamp.row(), stamp.column());
                pixels[at] += more * (stamp.values()[i] - likely[at]);
            }
            // what is the same for all rows adds up to nothing
            first[stamp.row() - top] += more;
            second[stamp.column() - left] += more;
        }
        double spread = Math.sqrt(share * (1 - share));
        step(white, pixels, likely, spread);
        step(rows, first, likelyRows, spread);
        step(columns, second, likelyColumns, spread);
        return share;
    }

    private static void step(double[] odds, double[] covariances, double[] likely, double spread) {
        for (int i = 0; i < odds.length; i++) {
            double own = Math.sqrt(likely[i] * (1 - likely[i]) + RARE);
            odds[i] = Math.max(-MOST, Math.min(MOST, odds[i] + STEP * covariances[i] / (spread * own)));
        }
    }

    private static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private static double[] probabilities(double[] odds) {
        double sum = Arrays.stream(odds).map(Math::exp).sum();
        return Arrays.stream(odds).map(it -> Math.exp(it) / sum).toArray();
    }

    private static int pick(double[] probabilities, SplittableRandom random) {
        double left = random.nextDouble();
        for (int i = 0; i < probabilities.length - 1; i++) {
            left -= probabilities[i];
            if (left < 0) {
                return i;
            }
        }
        return probabilities.length - 1;
    }

    private static int largest(double[] odds) {
        int best = 0;
        for (int i = 1; i < odds.length; i++) {
            best = odds[i] > odds[best] ? i : best;
        }
        return best;
    }
}
