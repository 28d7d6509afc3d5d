package org.phosphene.triggered;

/**
 * Products of weights and stimuli, summed over four trials at once: acc += w0 x0 + ... + w3 x3.
 *
 * <p>All arrays share one index and one is written, which is what JDK 17's compiler turns into vector instructions. Four
 * trials make the sum's own way to and from memory a quarter; with eight the loop is too long for the compiler to unroll, and
 * stays scalar.
 */
final class FourTrials {
    /** How many trials go together. */
    static final int COUNT = 4;

    private FourTrials() {}

    /** Adds the products of {@code rows[0..4)} and {@code w[from..from+4)}. */
    static void add(double[] acc, double[][] rows, double[] w, int from) {
        double[] a = rows[0];
        double[] b = rows[1];
        double[] c = rows[2];
        double[] d = rows[3];
        double wa = w[from];
        double wb = w[from + 1];
        double wc = w[from + 2];
        double wd = w[from + 3];
        for (int i = 0; i < acc.length; i++) {
            acc[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }

    /** The same in single precision, for sums of one episode. */
    static void add(float[] acc, float[][] rows, float[] w, int from) {
        float[] a = rows[0];
        float[] b = rows[1];
        float[] c = rows[2];
        float[] d = rows[3];
        float wa = w[from];
        float wb = w[from + 1];
        float wc = w[from + 2];
        float wd = w[from + 3];
        for (int i = 0; i < acc.length; i++) {
            acc[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }
}
