package org.phosphene.onnx;

import java.util.List;
import org.phosphene.stimulus.Shape;

/**
 * What a model takes and gives.
 *
 * @param input name of the input tensor
 * @param type of its elements, as ONNX Runtime names them
 * @param declared its extents as the file declares them, -1 where they are free
 * @param layout how it holds an image
 * @param shape of one image
 * @param batched whether the first extent counts images
 * @param batch how many images it takes at once: 0 for any number
 * @param freed whether any number became possible by an edit of the declared batch, checked against the unedited model
 * @param output name of the output with the scores
 * @param classes how many scores it gives for an image
 * @param otherOutputs outputs that are not used
 * @param opsets operator sets
 * @param producer who wrote the file
 */
public record Contract(
        String input,
        String type,
        List<Long> declared,
        Layout layout,
        Shape shape,
        boolean batched,
        int batch,
        boolean freed,
        String output,
        int classes,
        List<String> otherOutputs,
        List<String> opsets,
        String producer) {
    /** Extents of a tensor with {@code count} images. */
    public long[] extents(int count) {
        long[] extents = new long[declared.size()];
        int images = batched ? 1 : 0;
        if (batched) {
            extents[0] = count;
        }
        int[] image =
                switch (layout) {
                    case NCHW -> new int[] {shape.channels(), shape.height(), shape.width()};
                    case NHWC -> new int[] {shape.height(), shape.width(), shape.channels()};
                    case FLAT -> new int[0];
                };
        int free = extents.length - images;
        if (layout == Layout.FLAT) {
            flat(extents, images);
        } else {
            // a grey image may be declared without its channel
            int skip = layout == Layout.NCHW ? image.length - free : 0;
            for (int i = 0; i < free; i++) {
                extents[images + i] = image[skip + i];
            }
        }
        return extents;
    }

    /** All values in the largest extent, 1 elsewhere, as declared. */
    private void flat(long[] extents, int from) {
        int largest = from;
        for (int i = from; i < extents.length; i++) {
            extents[i] = 1;
            long most = declared.get(largest);
            long here = declared.get(i);
            if (here < 0 || (most >= 0 && here > most)) {
                largest = i;
            }
        }
        extents[largest] = shape.size();
    }
}
