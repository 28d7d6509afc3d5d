package org.phosphene.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * The IDX form of MNIST: a big-endian magic number (0, 0, type 8 = unsigned byte, rank), one 32-bit extent for each
 * dimension, then the bytes. Source: Y. LeCun, "The MNIST database", file formats.
 */
final class Idx {
    private static final int IMAGES = 0x00000803;
    private static final int LABELS = 0x00000801;

    private Idx() {}

    /**
     * Joins an image file and a label file.
     *
     * @param name of the set
     * @param imageFile its name, for messages
     * @param images content of the image file, not compressed
     * @param labelFile its name, for messages
     * @param labels content of the label file, not compressed
     * @param classes every label must be below it
     * @throws DataException if a header is wrong, does not fit the number of bytes, or the two files do not fit
     */
    static LabelledImages read(
            String name, String imageFile, byte[] images, String labelFile, byte[] labels, int classes) {
        Shape shape = shape(imageFile, images);
        int count = extents(imageFile, images, IMAGES)[0];
        int labelled = extents(labelFile, labels, LABELS)[0];
        if (count != labelled) {
            throw new DataException(labelFile + ": byte 4: " + labelled + " labels, but " + imageFile + " has " + count
                    + " images; use two files of one set");
        }
        byte[] levels = Arrays.copyOfRange(images, 16, images.length);
        return LabelledImages.of(name, shape, levels, labels(labelFile, labels, classes));
    }

    private static Shape shape(String file, byte[] content) {
        int[] extents = extents(file, content, IMAGES);
        try {
            return Shape.of(1, extents[1], extents[2]);
        } catch (IllegalArgumentException e) {
            throw new DataException(file + ": byte 8: " + e.getMessage(), e);
        }
    }

    /** The extents in the header, each at least 1, whose product is the number of bytes that follow. */
    private static int[] extents(String file, byte[] content, int magic) {
        int rank = magic & 0xff;
        int header = 4 + 4 * rank;
        if (content.length < header) {
            throw new DataException(
                    file + ": ends at byte " + content.length + ", within the header of " + header + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        int found = in.getInt();
        if (found != magic) {
            throw new DataException(String.format(
                    "%s: byte 0: magic number 0x%08x, expected 0x%08x (IDX, unsigned bytes, %d dimensions)",
                    file, found, magic, rank));
        }
        int[] extents = new int[rank];
        int left = content.length - header;
        for (int i = 0; i < rank; i++) {
            extents[i] = in.getInt();
        }
        if (product(file, extents, left) != left) {
            throw new DataException(file + ": byte 4: the header tells of " + Arrays.toString(extents) + " values, but "
                    + left + " bytes follow it");
        }
        return extents;
    }

    /** The product, stopped as soon as it is beyond the limit, so that it cannot overflow. */
    private static long product(String file, int[] extents, long limit) {
        long product = 1;
        for (int i = 0; i < extents.length && product <= limit; i++) {
            if (extents[i] < 1) {
                throw new DataException(
                        file + ": byte " + (4 + 4 * i) + ": extent " + extents[i] + ", expected 1 or more");
            }
            product *= extents[i];
        }
        return product;
    }

    private static int[] labels(String file, byte[] content, int classes) {
        int[] labels = new int[content.length - 8];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Labels.checked(file, content, 8 + i, classes);
        }
        return labels;
    }
}
