package org.phosphene.studies;

import java.util.Arrays;
import org.phosphene.gabor.GaborBank;
import org.phosphene.gabor.GaborPca;
import org.phosphene.gabor.GaborRegression;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** An image, and what Gabor wavelets make of it. */
@SuppressWarnings("ArrayRecordComponent") // pixels
record GaborImage(Shape shape, double[] image, double[] wavelets) {

    /** The regression for images of a shape, channel by channel. */
    static GaborRegression regression(Shape shape) {
        return GaborRegression.of(GaborBank.of(shape), GaborPca.ALPHA);
    }

    /** One of some images; the sum of wavelets is cut off at black and white. */
    static GaborImage of(LabelledImages images, int index, GaborRegression regression) {
        Shape shape = images.shape();
        float[] values = new float[shape.size()];
        images.values(index, values, 0);
        double[] image = new double[values.length];
        Arrays.setAll(image, i -> values[i]);
        double[] sum = new double[image.length];
        int area = shape.height() * shape.width();
        for (int at = 0; at < sum.length; at += area) {
            double[] channel = regression.reconstruct(Arrays.copyOfRange(image, at, at + area));
            System.arraycopy(channel, 0, sum, at, area);
        }
        return new GaborImage(
                shape,
                image,
                Arrays.stream(sum).map(value -> Math.max(0, Math.min(1, value))).toArray());
    }
}
