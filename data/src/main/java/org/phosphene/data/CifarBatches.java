package org.phosphene.data;

import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * The binary form of CIFAR-10: records of one label byte and 3072 levels, the red, green and blue planes of 32 x 32.
 * Source: A. Krizhevsky, "The CIFAR-10 dataset", binary version.
 */
final class CifarBatches {
    static final Shape SHAPE = Shape.of(3, 32, 32);

    private static final int CLASSES = 10;
    private static final int RECORD = 1 + SHAPE.size();

    private final byte[] levels;
    private final int[] labels;
    private int count;

    private CifarBatches(int capacity) {
        levels = new byte[capacity * SHAPE.size()];
        labels = new int[capacity];
    }

    /** Room for a number of images, which the caller knows from the publication and not from a file. */
    static CifarBatches of(int capacity) {
        return new CifarBatches(capacity);
    }

    /**
     * Appends the records of one batch.
     *
     * @throws DataException if the content is not a whole number of records, more than there is room for, or a label is
     *     not 0 to 9
     */
    CifarBatches add(String file, byte[] content) {
        int records = content.length / RECORD;
        if (records == 0 || content.length % RECORD != 0) {
            throw new DataException(file + ": " + content.length + " bytes are not a whole number of records of "
                    + RECORD + " bytes; the last begins at byte " + (long) records * RECORD);
        }
        if (records > labels.length - count) {
            throw new DataException(file + ": " + records + " records, expected at most " + (labels.length - count));
        }
        for (int i = 0; i < records; i++, count++) {
            labels[count] = Labels.checked(file, content, i * RECORD, CLASSES);
            System.arraycopy(content, i * RECORD + 1, levels, count * SHAPE.size(), SHAPE.size());
        }
        return this;
    }

    /** All images, once there are as many as there is room for. */
    LabelledImages images(String name) {
        if (count != labels.length) {
            throw new DataException(name + ": " + count + " images, expected " + labels.length);
        }
        return LabelledImages.of(name, SHAPE, levels, labels);
    }
}
