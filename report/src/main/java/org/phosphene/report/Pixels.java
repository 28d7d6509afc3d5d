package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.stimulus.Shape;

/**
 * A small colour picture.
 *
 * @param rgb red, green and blue in the low 24 bits, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // pixels: a list of boxes would take five times the memory
public record Pixels(int width, int height, int[] rgb) {
    private static final double ROBUST = 0.995;

    /**
     * The |z| at which a map's colours reach their ends: the 99.5 % quantile of the map, so that a few outliers do not make
     * the rest pale, but at least what chance reaches, so that a map of chance stays pale.
     */
    public static double limit(ClassificationImage image) {
        return limit(image.z());
    }

    /** The same of any z. */
    public static double limit(double[] z) {
        return Math.max(robust(z), Chance.peakZ(z.length));
    }

    /** The magnitude that 99.5 % of some values keep. */
    static double robust(double[] values) {
        double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();
        return sorted[(int) Math.ceil(ROBUST * sorted.length) - 1];
    }

    /**
     * The z of one channel in colours that end at {@code limit}. Where the picture is smaller than the map, a pixel is the
     * mean z of those it covers; a mean of colours would tint what should be white.
     */
    public static Pixels z(ClassificationImage image, int channel, double limit, int toWidth, int toHeight) {
        return signed(image.z(), image.shape(), channel, limit, toWidth, toHeight);
    }

    /** Signed values of one channel, as {@link #z(ClassificationImage, int, double, int, int)} draws z. */
    public static Pixels signed(double[] values, Shape shape, int channel, double limit, int toWidth, int toHeight) {
        double[] averaged = averaged(values, shape, channel, toWidth, toHeight);
        int[] rgb = Arrays.stream(averaged)
                .mapToInt(value -> Diverging.colour(value / limit))
                .toArray();
        return new Pixels(toWidth, toHeight, rgb);
    }

    /** The z of one channel in another size: the mean of the pixels that a new one covers, or a copy of the one it lies in. */
    static double[] averaged(ClassificationImage image, int channel, int toWidth, int toHeight) {
        return averaged(image.z(), image.shape(), channel, toWidth, toHeight);
    }

    private static double[] averaged(double[] values, Shape shape, int channel, int toWidth, int toHeight) {
        int first = channel * shape.height() * shape.width();
        double[] out = new double[toWidth * toHeight];
        for (int i = 0; i < out.length; i++) {
            Span rows = Span.of(i / toWidth, toHeight, shape.height());
            Span columns = Span.of(i % toWidth, toWidth, shape.width());
            double sum = 0;
            for (int y = rows.from(); y < rows.to(); y++) {
                for (int x = columns.from(); x < columns.to(); x++) {
                    sum += values[first + y * shape.width() + x];
                }
            }
            out[i] = sum / ((double) rows.length() * columns.length());
        }
        return out;
    }

    /** All colours of signed values, from the lowest to the highest. */
    static Pixels bar(int width, int height) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Diverging.colour((i % width - (width - 1) / 2.0) * 2 / (width - 1));
        }
        return new Pixels(width, height, rgb);
    }

    /** A map of three channels as the colour picture that the observer was shown: stretched to 0..1. */
    public static Pixels colour(ClassificationImage image) {
        return picture(image.stretched(), image.shape());
    }

    /**
     * An image as it was shown.
     *
     * @param values of one channel, which is drawn in grey, or of three; 0 to 1, beyond as the end
     */
    public static Pixels picture(float[] values, Shape shape) {
        int area = shape.height() * shape.width();
        int second = shape.channels() == 3 ? area : 0;
        int[] rgb = new int[area];
        for (int i = 0; i < area; i++) {
            rgb[i] = level(values[i]) << 16 | level(values[second + i]) << 8 | level(values[2 * second + i]);
        }
        return new Pixels(shape.width(), shape.height(), rgb);
    }

    private static int level(float value) {
        return Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    /** Another size: each new pixel is the mean of those it covers, or a copy of the one it lies in. */
    public Pixels scaled(int toWidth, int toHeight) {
        int[] out = new int[toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            Span rows = Span.of(y, toHeight, height);
            for (int x = 0; x < toWidth; x++) {
                out[y * toWidth + x] = mean(Span.of(x, toWidth, width), rows);
            }
        }
        return new Pixels(toWidth, toHeight, out);
    }

    private int mean(Span columns, Span rows) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = rows.from(); y < rows.to(); y++) {
            for (int x = columns.from(); x < columns.to(); x++) {
                int pixel = rgb[y * width + x];
                red += pixel >> 16 & 0xff;
                green += pixel >> 8 & 0xff;
                blue += pixel & 0xff;
            }
        }
        long count = (long) columns.length() * rows.length();
        long half = count / 2;
        return (int) ((((red + half) / count) << 16) | (((green + half) / count) << 8) | ((blue + half) / count));
    }

    /** For the platform. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }
}
