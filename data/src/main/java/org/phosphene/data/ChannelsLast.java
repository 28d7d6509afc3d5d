package org.phosphene.data;

import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Raw images with the channel as the fastest index (NHWC), one image for each class, in the order of the classes. */
final class ChannelsLast {
    private ChannelsLast() {}

    /**
     * Turns the content into planes. Image i has label i.
     *
     * @param shape of every image, channels first
     * @throws DataException if the content is not a whole number of images, at least one
     */
    static LabelledImages read(String name, String file, byte[] content, Shape shape) {
        int count = content.length / shape.size();
        if (count == 0 || content.length % shape.size() != 0) {
            throw new DataException(file + ": " + content.length + " bytes are not a whole number of images of "
                    + shape.size() + " bytes; the last begins at byte " + (long) count * shape.size());
        }
        byte[] levels = new byte[content.length];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i;
            planes(content, levels, i * shape.size(), shape);
        }
        return LabelledImages.of(name, shape, levels, labels);
    }

    private static void planes(byte[] from, byte[] to, int base, Shape shape) {
        int plane = shape.height() * shape.width();
        for (int pixel = 0; pixel < plane; pixel++) {
            for (int channel = 0; channel < shape.channels(); channel++) {
                to[base + channel * plane + pixel] = from[base + pixel * shape.channels() + channel];
            }
        }
    }
}
