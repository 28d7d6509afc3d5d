package org.phosphene.gabor;

/**
 * One Gabor wavelet on a square of pixels, by the formula of OpenCV's {@code getGaborKernel}, scaled to [0, 1]:
 *
 * <pre>
 * exp(-x'^2 / (2 sigma^2) - gamma^2 y'^2 / (2 sigma^2)) cos(2 pi x' / lambda + psi)
 * x' = x cos(theta) + y sin(theta),  y' = -x sin(theta) + y cos(theta)
 * </pre>
 *
 * with sigma = size / 7, lambda = size / 2, gamma = 0.5, and x and y counted from the middle, to the left and upwards.
 */
final class GaborKernel {
    private static final double ASPECT = 0.5;

    private GaborKernel() {}

    /**
     * The kernel, row by row; its least value is 0 and its largest 1.
     *
     * @param size rows and columns, odd, at least 3
     * @param orientation theta, in degrees
     * @param phase psi, in degrees
     */
    static double[] of(int size, int orientation, int phase) {
        double cos = StrictMath.cos(StrictMath.toRadians(orientation));
        double sin = StrictMath.sin(StrictMath.toRadians(orientation));
        double sigma = size / 7.0;
        double across = -0.5 / (sigma * sigma);
        double along = across * ASPECT * ASPECT;
        double frequency = 2 * Math.PI / (size / 2.0);
        double[] kernel = new double[size * size];
        for (int i = 0; i < kernel.length; i++) {
            int x = size / 2 - i % size;
            int y = size / 2 - i / size;
            double xr = x * cos + y * sin;
            double yr = y * cos - x * sin;
            kernel[i] = StrictMath.exp(across * xr * xr + along * yr * yr)
                    * StrictMath.cos(frequency * xr + StrictMath.toRadians(phase));
        }
        return stretched(kernel);
    }

    private static double[] stretched(double[] kernel) {
        double least = kernel[0];
        double most = kernel[0];
        for (double value : kernel) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (kernel[i] - least) / (most - least);
        }
        return kernel;
    }
}
