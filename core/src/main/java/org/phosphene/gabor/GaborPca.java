package org.phosphene.gabor;

import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * The principal components of the wavelet weights of a set of images, channel by channel. Means and covariances are exact
 * sums and everything after them runs on one thread, so the same images give the same bytes everywhere.
 */
public final class GaborPca {
    /** The paper's cost of large weights. */
    public static final double ALPHA = 0.1;

    private final Shape shape;
    private final GaborRegression regression;
    private final List<GaborComponents> channels;
    private final GaborBasis basis;

    private GaborPca(Shape shape, GaborRegression regression, List<GaborComponents> channels, GaborBasis basis) {
        this.shape = shape;
        this.regression = regression;
        this.channels = channels;
        this.basis = basis;
    }

    /** How many components the paper keeps: 250 of grey images, 600 of each channel of coloured ones. */
    public static int components(Shape shape) {
        return shape.channels() == 1 ? 250 : 600;
    }

    /**
     * Fits the components to a set of images.
     *
     * @param images at least two, of 28x28 or 32x32 pixels
     * @param components how many are kept in each channel, at least 1
     * @param alpha of the {@link GaborRegression}, above 0
     * @param maker what {@link GaborBasis.Origin} shall say of the program or command
     * @throws IllegalArgumentException if there is no bank for such images, alpha is not above 0, or the images do not
     *     differ in so many components
     */
    public static GaborPca fit(LabelledImages images, int components, double alpha, String maker) {
        Shape shape = images.shape();
        GaborBank bank = GaborBank.of(shape);
        if (images.count() < 2) {
            throw new IllegalArgumentException(images.name() + ": one image does not vary; at least 2 are needed");
        }
        GaborRegression regression = GaborRegression.of(bank, alpha);
        List<GaborComponents> channels = IntStream.range(0, shape.channels())
                .mapToObj(channel -> GaborComponents.of(regression, images, channel, components))
                .toList();
        List<GaborBasis.Channel> kept = IntStream.range(0, shape.channels())
                .mapToObj(channel -> channels.get(channel).channel(bank, images, channel))
                .toList();
        GaborBasis.Origin origin =
                new GaborBasis.Origin(images.name(), images.count(), images.sha256(), alpha, bank.count(), maker);
        return new GaborPca(shape, regression, channels, new GaborBasis(shape, kept, origin));
    }

    /** What noise needs. */
    public GaborBasis basis() {
        return basis;
    }

    /**
     * The scores of an image.
     *
     * @param channel 0 to the number of channels - 1
     * @param image the values of that channel, row by row, 0 to 1
     */
    public double[] scores(int channel, double[] image) {
        check(image);
        return channels.get(channel).scores(image);
    }

    /**
     * What the kept components make of an image: the mean weights and the components with the image's scores, back as
     * pixels, with the mean value of the image.
     *
     * @param channel 0 to the number of channels - 1
     * @param image the values of that channel, row by row, 0 to 1
     */
    public double[] reconstruct(int channel, double[] image) {
        check(image);
        return regression.withMean(channels.get(channel).weights(regression, image), Matrices.mean(image));
    }

    private void check(double[] image) {
        if (image.length != shape.height() * shape.width()) {
            throw new IllegalArgumentException(
                    "an image of " + image.length + " pixels, but the components were fitted to " + shape);
        }
    }
}
