package org.phosphene.stimulus;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Images of one shape with a class each, as 8-bit levels: level v is the value v / 255. A data set for an accuracy, or the
 * signals of a signal-in-noise experiment.
 */
public final class LabelledImages {
    private final String name;
    private final Shape shape;
    private final byte[] levels;
    private final int[] labels;
    /** Made when it is first asked for; whoever makes it makes the same. */
    private volatile String sha256;

    private LabelledImages(String name, Shape shape, byte[] levels, int[] labels) {
        this.name = name;
        this.shape = shape;
        this.levels = levels;
        this.labels = labels;
    }

    /**
     * Wraps the arrays, which must not be changed afterwards.
     *
     * @param name of the set, for messages and provenance
     * @param shape of every image
     * @param levels unsigned bytes, image by image, each channel by channel and row by row
     * @param labels one class index from 0 on for each image
     * @throws IllegalArgumentException if there is no image, the lengths do not fit or a label is negative
     */
    public static LabelledImages of(String name, Shape shape, byte[] levels, int[] labels) {
        Objects.requireNonNull(name, "name");
        if (labels.length == 0) {
            throw new IllegalArgumentException(name + ": no images");
        }
        if (levels.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException(
                    name + ": " + levels.length + " levels are not " + labels.length + " images of " + shape);
        }
        for (int label : labels) {
            if (label < 0) {
                throw new IllegalArgumentException(name + ": label " + label + " is negative");
            }
        }
        return new LabelledImages(name, shape, levels, labels);
    }

    public String name() {
        return name;
    }

    /** The same images under another name. */
    public LabelledImages named(String other) {
        return of(other, shape, levels, labels);
    }

    public Shape shape() {
        return shape;
    }

    /** How many images there are. */
    public int count() {
        return labels.length;
    }

    /** The class of image {@code index}. */
    public int label(int index) {
        return labels[index];
    }

    /** One more than the largest label. */
    public int classes() {
        int most = 0;
        for (int label : labels) {
            most = Math.max(most, label);
        }
        return most + 1;
    }

    /** Level (0 to 255) of one value of image {@code index}. */
    public int level(int index, int value) {
        return levels[index * shape.size() + value] & 0xff;
    }

    /** Writes the levels of image {@code index}, as unsigned bytes, from {@code at} on. */
    public void levels(int index, byte[] out, int at) {
        System.arraycopy(levels, index * shape.size(), out, at, shape.size());
    }

    /** Writes the values of image {@code index}, level / 255, from {@code at} on. */
    public void values(int index, float[] out, int at) {
        int from = index * shape.size();
        for (int i = 0; i < shape.size(); i++) {
            out[at + i] = (levels[from + i] & 0xff) / 255f;
        }
    }

    /**
     * The first {@code count} images, or all where there are fewer.
     *
     * @param count at least 1
     */
    public LabelledImages first(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(name + ": the first " + count + " images: must be at least 1");
        }
        if (count >= labels.length) {
            return this;
        }
        return of(name, shape, Arrays.copyOf(levels, count * shape.size()), Arrays.copyOf(labels, count));
    }

    /**
     * Some of the images, in a given order, with other labels.
     *
     * @param indices of images, at least one
     * @param relabelling the new label, 0 or more, of each old one
     */
    public LabelledImages select(int[] indices, IntUnaryOperator relabelling) {
        byte[] chosen = new byte[Math.multiplyExact(indices.length, shape.size())];
        int[] renamed = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(levels, indices[i] * shape.size(), chosen, i * shape.size(), shape.size());
            renamed[i] = relabelling.applyAsInt(labels[indices[i]]);
        }
        return of(name, shape, chosen, renamed);
    }

    /** SHA-256 of shape, labels and levels, in hexadecimal. */
    public String sha256() {
        if (sha256 == null) {
            sha256 = digest();
        }
        return sha256;
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer head = ByteBuffer.allocate(4 * (3 + labels.length));
            head.putInt(shape.channels()).putInt(shape.height()).putInt(shape.width());
            head.asIntBuffer().put(labels);
            digest.update(head.array());
            digest.update(levels);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
