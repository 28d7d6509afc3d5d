package org.phosphene.onnx;

import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusException;

/**
 * What a decoder takes and gives.
 *
 * @param input name of the input with the codes
 * @param declared its extents, the first of which counts codes
 * @param codes numbers of a code
 * @param batch how many codes at once, 0 for any
 * @param output name of the output with the images
 * @param last whether the images' channels come last
 * @param shape of an image
 */
record DecoderContract(
        String input, List<Long> declared, int codes, int batch, String output, boolean last, Shape shape) {
    /** The extents of the input for some codes. */
    long[] extents(int count) {
        long[] extents = declared.stream().mapToLong(Long::longValue).toArray();
        extents[0] = count;
        return extents;
    }

    DecoderContract withBatch(int count) {
        return new DecoderContract(input, declared, codes, count, output, last, shape);
    }

    DecoderContract withOutput(String name, boolean channelsLast) {
        return new DecoderContract(input, declared, codes, batch, name, channelsLast, shape);
    }

    /** Whether a tensor holds {@code count} images, one after the other. */
    static boolean holds(long[] extents, int count, Shape shape) {
        return extents.length >= 2 && extents[0] == count && (flat(extents, shape) || last(extents, shape));
    }

    /** Channel by channel, or in a row without form. */
    private static boolean flat(long[] extents, Shape shape) {
        long[] image = Arrays.copyOfRange(extents, 1, extents.length);
        long[] wide = Arrays.stream(image).filter(extent -> extent != 1).toArray();
        long[] wanted = Arrays.stream(new long[] {shape.channels(), shape.height(), shape.width()})
                .filter(extent -> extent != 1)
                .toArray();
        return Arrays.equals(wide, wanted) || Arrays.equals(wide, new long[] {shape.size()});
    }

    /** Whether the channels come last: height, width, channels. */
    static boolean last(long[] extents, Shape shape) {
        return !flat(extents, shape)
                && extents.length == 4
                && extents[1] == shape.height()
                && extents[2] == shape.width()
                && extents[3] == shape.channels();
    }

    /** @throws StimulusException if a tensor does not hold the images */
    void check(TensorInfo info, int count) {
        long[] extents = info.getShape();
        if (!holds(extents, count, shape) || last(extents, shape) != last) {
            throw new StimulusException("the decoder turned " + count + " codes into a tensor of extents "
                    + InputShape.text(extents) + ", expected images of " + shape);
        }
    }

    /** Copies images, channel by channel and row by row. */
    void read(FloatBuffer values, float[] images, int first, int count) {
        int size = shape.size();
        if (!last) {
            values.get(images, first * size, count * size);
            return;
        }
        int channels = shape.channels();
        int area = shape.height() * shape.width();
        for (int i = 0; i < count; i++) {
            for (int v = 0; v < size; v++) {
                images[(first + i) * size + v] = values.get(i * size + v % area * channels + v / area);
            }
        }
    }
}
