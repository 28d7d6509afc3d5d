package org.phosphene.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.stimulus.Shape;

/**
 * One class's part of the page.
 *
 * @param name of the class
 * @param share of the trials
 * @param says what the observer says of the map; empty if it was not asked
 * @param trials in words
 * @param limit |z| at the ends of the colours
 * @param mapped whether there is a map
 * @param pictures of the map
 * @param data numbers to look up under the pointer; null if the page would grow too large
 */
record HtmlPanel(
        String name,
        String share,
        String says,
        String trials,
        String limit,
        boolean mapped,
        List<Picture> pictures,
        Data data) {
    private static final int TARGET = 196;
    private static final int SMALL = 64;
    private static final int STRIP_WIDTH = 1000;
    private static final int LEAST_HEIGHT = 40;

    /**
     * A picture of the map.
     *
     * @param png base64
     * @param small whether it stands in a row with others
     * @param channel that it shows, from 0 on; -1 for all
     */
    record Picture(String png, int width, int height, String alt, boolean small, int channel) {}

    /**
     * Numbers of a map as base64 of little-endian 32-bit floating point.
     *
     * @param mean of each pixel
     * @param error its standard error
     * @param z its distance from the noise's mean
     */
    record Data(String mean, String error, String z) {}

    static HtmlPanel of(ClassRow row, MapReport report, boolean withData) {
        String name = row.name();
        String share = Wording.percent(row.share().value());
        if (row.map().isEmpty()) {
            return new HtmlPanel(name, share, "", "", "", false, List.of(), null);
        }
        ClassificationImage image = row.map().get().image();
        Data data = withData ? new Data(floats(image.mean()), floats(image.standardError()), floats(image.z())) : null;
        String trials = Wording.count(row.trials()) + (row.trials() == 1 ? " trial" : " trials");
        double limit = Pixels.limit(image);
        return new HtmlPanel(
                name, share, row.says(), trials, Wording.z(limit), true, pictures(row, image, limit), data);
    }

    private static List<Picture> pictures(ClassRow row, ClassificationImage image, double limit) {
        String about = "Map of class " + row.name() + " from " + Wording.count(row.trials()) + " trials";
        Shape shape = image.shape();
        if (shape.channels() == 1) {
            return List.of(z(image, 0, limit, false, about + ", z in colour"));
        }
        List<Picture> pictures = new ArrayList<>();
        if (shape.channels() == 3) {
            Pixels colour = Pixels.colour(image).scaled(sentWidth(shape, TARGET), sentHeight(shape, TARGET));
            pictures.add(picture(colour, shape, about + " at full contrast", false, -1));
        }
        for (int c = 0; c < Math.min(shape.channels(), PanelLayout.MOST_CHANNELS); c++) {
            pictures.add(z(image, c, limit, true, about + ", z of channel " + c));
        }
        return pictures;
    }

    private static Picture z(ClassificationImage image, int channel, double limit, boolean small, String alt) {
        Shape shape = image.shape();
        int target = small ? SMALL : TARGET;
        Pixels pixels = Pixels.z(image, channel, limit, sentWidth(shape, target), sentHeight(shape, target));
        return picture(pixels, shape, alt, small, channel);
    }

    private static Picture picture(Pixels pixels, Shape shape, String alt, boolean small, int channel) {
        int target = small ? SMALL : TARGET;
        int whole = Math.min(target, Math.max(1, target / shape.width()) * shape.width());
        int width = strip(shape) ? STRIP_WIDTH : whole;
        long natural = Math.round((double) width * shape.height() / shape.width());
        int height = (int) Math.max(Math.min(LEAST_HEIGHT, width), Math.min(natural, 3L * width));
        return new Picture(Png.base64(pixels.image()), width, height, alt, small, channel);
    }

    /** Whether a map is so wide that it takes the width of the page. */
    static boolean strip(Shape shape) {
        return shape.width() > TARGET && shape.height() * 8 < shape.width();
    }

    /** No larger than what screens of high resolution can show. */
    private static int sentWidth(Shape shape, int target) {
        return Math.min(shape.width(), 2 * (strip(shape) ? STRIP_WIDTH : target));
    }

    private static int sentHeight(Shape shape, int target) {
        int width = sentWidth(shape, target);
        long natural = Math.round((double) shape.height() * width / shape.width());
        return (int) Math.max(1, Math.min(natural, 6L * target));
    }

    /** About how many pixels the pictures of a map of a shape have. */
    static int pixels(Shape shape) {
        int smalls = shape.channels() == 1 ? 0 : Math.min(shape.channels(), PanelLayout.MOST_CHANNELS);
        int large = sentWidth(shape, TARGET) * sentHeight(shape, TARGET);
        return large + smalls * sentWidth(shape, SMALL) * sentHeight(shape, SMALL);
    }

    private static String floats(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putFloat((float) value);
        }
        return Base64.getEncoder().encodeToString(buffer.array());
    }
}
