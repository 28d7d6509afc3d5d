package org.phosphene.triggered;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.phosphene.stimulus.Shape;

/**
 * Sums of y x x' of one unit: with y = 1, with its responses, and with its responses permuted in many ways.
 *
 * <p>This is a product of matrices, (responses in all orders) x (trials) times (trials) x (pairs of pixels). A part is a tile
 * of pairs that fits the nearest cache for four trials; within an episode it is summed in single precision, and episodes in
 * double.
 */
final class WindowProducts {
    private static final int TILE = 512;

    private final int unit;
    private final int[] places;
    private final double centre;
    private final int permutations;
    private final Shifts shifts;
    /** By part, then plain, responses, and each permutation, then the pairs of the tile. */
    private final double[][][] sums;

    private final double[] reference;
    private final long[] trials;

    WindowProducts(Unit unit, Shape shape, double centre, int permutations, Shifts shifts) {
        this.unit = unit.index();
        this.centre = centre;
        this.permutations = permutations;
        this.shifts = shifts;
        places = unit.window().within(shape).places(shape);
        int size = Triangle.size(places.length);
        int parts = (size + TILE - 1) / TILE;
        sums = new double[parts][permutations + 2][];
        for (int p = 0; p < parts; p++) {
            for (int k = 0; k < permutations + 2; k++) {
                sums[p][k] = new double[Math.min(TILE, size - p * TILE)];
            }
        }
        reference = new double[parts];
        trials = new long[parts];
    }

    int parts() {
        return sums.length;
    }

    int pixels() {
        return places.length;
    }

    void add(Episode episode, int part) {
        double[][] mine = sums[part];
        int tile = mine[0].length;
        int together = FourTrials.COUNT;
        int groups = (episode.trials() + together - 1) / together;
        float[][] weights = weights(episode, part, groups * together);
        float[][] acc = new float[mine.length][tile];
        float[][] rows = new float[together][tile];
        float[] stimulus = new float[places.length];
        for (int g = 0; g < groups; g++) {
            for (int t = 0; t < together; t++) {
                int trial = g * together + t;
                if (trial < episode.trials()) {
                    cut(episode, trial, stimulus);
                    Triangle.products(stimulus, part * TILE, rows[t]);
                }
            }
            for (int k = 0; k < acc.length; k++) {
                FourTrials.add(acc[k], rows, weights[k], g * together);
            }
        }
        for (int k = 0; k < acc.length; k++) {
            for (int i = 0; i < tile; i++) {
                mine[k][i] += acc[k][i];
            }
        }
        trials[part] += episode.trials();
    }

    private void cut(Episode episode, int trial, float[] out) {
        int from = trial * episode.shape().size();
        float grey = (float) centre;
        for (int i = 0; i < places.length; i++) {
            out[i] = episode.stimuli()[from + places[i]] - grey;
        }
    }

    /** What each trial is multiplied by: 1; the response less the mean of the first episode; the same, turned round. */
    private float[][] weights(Episode episode, int part, int length) {
        if (trials[part] == 0) {
            double sum = 0;
            for (int t = 0; t < episode.trials(); t++) {
                sum += episode.response(t, unit);
            }
            reference[part] = sum / episode.trials();
        }
        float[][] weights = new float[permutations + 2][length];
        int count = episode.trials();
        Arrays.fill(weights[0], 0, count, 1);
        float[] responses = weights[1];
        for (int t = 0; t < count; t++) {
            responses[t] = (float) (episode.response(t, unit) - reference[part]);
        }
        int[] turns = shifts.of(episode);
        for (int p = 0; p < permutations; p++) {
            float[] turned = weights[p + 2];
            System.arraycopy(responses, turns[p], turned, 0, count - turns[p]);
            System.arraycopy(responses, 0, turned, count - turns[p], turns[p]);
        }
        return weights;
    }

    /**
     * cov(y, x x') / (deviation of y * variance of x).
     *
     * @param permutation from 0 on, -1 for the responses as they were
     */
    DMatrixRMaj covariance(int permutation, double mean, double deviation, double variance) {
        double[] plain = whole(0);
        double[] weighted = whole(permutation + 2);
        // the same responses in each order, so the same mean
        DMatrixRMaj matrix = Triangle.matrix(weighted, reference[0] - mean, plain, places.length);
        double scale = 1 / (trials[0] * deviation * variance);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] *= scale;
        }
        return matrix;
    }

    private double[] whole(int k) {
        double[] all = new double[Triangle.size(places.length)];
        for (int p = 0; p < sums.length; p++) {
            System.arraycopy(sums[p][k], 0, all, p * TILE, sums[p][k].length);
        }
        return all;
    }
}
