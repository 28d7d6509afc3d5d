package org.phosphene.triggered;

/**
 * Products of weights and stimuli, summed over eight trials at once: acc += w0 x0 + ... + w7 x7.
 *
 * <p>All arrays share one index and one is written, which is what JDK 17's compiler turns into vector instructions; eight
 * trials make the sum's own way to and from memory an eighth.
 */
final class EightTrials {
    /** How many trials go together. */
    static final int COUNT = 8;

    private EightTrials() {}

    static void add(double[] acc, double[][] rows, double[] w, int from) {
        double[] a = rows[0];
        double[] b = rows[1];
        double[] c = rows[2];
        double[] d = rows[3];
        double[] e = rows[4];
        double[] f = rows[5];
        double[] g = rows[6];
        double[] h = rows[7];
        double wa = w[from];
        double wb = w[from + 1];
        double wc = w[from + 2];
        double wd = w[from + 3];
        double we = w[from + 4];
        double wf = w[from + 5];
        double wg = w[from + 6];
        double wh = w[from + 7];
        for (int i = 0; i < acc.length; i++) {
            acc[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i] + we * e[i] + wf * f[i] + wg * g[i] + wh * h[i];
        }
    }

    /** The same in single precision, for sums of one episode. */
    static void add(float[] acc, float[][] rows, float[] w, int from) {
        float[] a = rows[0];
        float[] b = rows[1];
        float[] c = rows[2];
        float[] d = rows[3];
        float[] e = rows[4];
        float[] f = rows[5];
        float[] g = rows[6];
        float[] h = rows[7];
        float wa = w[from];
        float wb = w[from + 1];
        float wc = w[from + 2];
        float wd = w[from + 3];
        float we = w[from + 4];
        float wf = w[from + 5];
        float wg = w[from + 6];
        float wh = w[from + 7];
        for (int i = 0; i < acc.length; i++) {
            acc[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i] + we * e[i] + wf * f[i] + wg * g[i] + wh * h[i];
        }
    }
}
