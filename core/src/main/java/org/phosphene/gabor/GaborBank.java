package org.phosphene.gabor;

import org.ejml.data.DMatrixRMaj;
import org.phosphene.stimulus.Shape;

/**
 * The Gabor wavelets of one channel: several sizes, four orientations (0, 45, 90 and 135 degrees) and two phases (0 and 90),
 * each laid side by side from the top left corner on until the image is covered, and cut off at its border.
 *
 * <p>There are banks for the two sizes of image of the paper: 28x28 with kernels of 3, 7 and 15 pixels (10x10, 4x4 and 2x2
 * places, 960 wavelets) and 32x32 with 3, 5, 9 and 17 (11x11, 7x7, 4x4 and 2x2 places, 1520 wavelets). Values lie in [0, 1].
 */
public final class GaborBank {
    private static final int[] ORIENTATIONS = {0, 45, 90, 135};
    private static final int[] PHASES = {0, 90};

    private final int extent;
    private final DMatrixRMaj wavelets;

    private GaborBank(int extent, DMatrixRMaj wavelets) {
        this.extent = extent;
        this.wavelets = wavelets;
    }

    /**
     * The bank for images of a shape, the same for each channel.
     *
     * @throws IllegalArgumentException if the images are neither 28x28 nor 32x32
     */
    public static GaborBank of(Shape shape) {
        int[] sizes = sizes(shape);
        int extent = shape.height();
        int count = 0;
        for (int size : sizes) {
            count += ORIENTATIONS.length * PHASES.length * places(extent, size) * places(extent, size);
        }
        DMatrixRMaj wavelets = new DMatrixRMaj(extent * extent, count);
        int next = 0;
        for (int size : sizes) {
            for (int orientation : ORIENTATIONS) {
                for (int phase : PHASES) {
                    next = tile(GaborKernel.of(size, orientation, phase), size, extent, wavelets, next);
                }
            }
        }
        return new GaborBank(extent, wavelets);
    }

    private static int[] sizes(Shape shape) {
        if (shape.height() == 28 && shape.width() == 28) {
            return new int[] {3, 7, 15};
        }
        if (shape.height() == 32 && shape.width() == 32) {
            return new int[] {3, 5, 9, 17};
        }
        throw new IllegalArgumentException("images of " + shape
                + ": there are Gabor wavelets for 28x28 and 32x32 pixels only; scale the images to one of these");
    }

    /** How many kernels side by side cover the image. */
    private static int places(int extent, int size) {
        return (extent + size - 1) / size;
    }

    /** Lays a kernel at each place, a wavelet each, from column {@code next} on; the first column that is left. */
    private static int tile(double[] kernel, int size, int extent, DMatrixRMaj wavelets, int next) {
        int places = places(extent, size);
        for (int y = 0; y < extent; y++) {
            for (int x = 0; x < extent; x++) {
                int place = y / size * places + x / size;
                wavelets.set(y * extent + x, next + place, kernel[y % size * size + x % size]);
            }
        }
        return next + places * places;
    }

    /** How many wavelets there are. */
    public int count() {
        return wavelets.getNumCols();
    }

    /** The number of pixels of one channel. */
    public int pixels() {
        return extent * extent;
    }

    /**
     * One wavelet as an image, row by row.
     *
     * @param index 0 to {@link #count()} - 1: by size, then orientation, phase, and place row by row
     */
    public double[] wavelet(int index) {
        if (index < 0 || index >= count()) {
            throw new IllegalArgumentException("wavelet " + index + ": must be 0 to " + (count() - 1));
        }
        double[] image = new double[pixels()];
        for (int pixel = 0; pixel < image.length; pixel++) {
            image[pixel] = wavelets.get(pixel, index);
        }
        return image;
    }

    /** Pixels x wavelets; not to be changed. */
    DMatrixRMaj matrix() {
        return wavelets;
    }
}
