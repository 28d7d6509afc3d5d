package org.phosphene.onnx;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.phosphene.stimulus.Shape;

/**
 * What the declared extents of an input mean: layout, image shape, and whether the first extent counts images.
 */
record InputShape(Layout layout, Shape shape, boolean batched) {
    /** Side of an image whose height and width the model leaves open. */
    static final int DEFAULT_SIDE = 224;

    private static final Set<Long> CHANNELS = Set.of(1L, 3L, 4L);

    /**
     * @param declared extents, -1 where free
     * @param wanted the image shape that the user gave, or null
     * @throws IllegalArgumentException if the extents are not those of images, or the wanted shape does not fit
     */
    static InputShape of(long[] declared, Shape wanted) {
        InputShape found =
                switch (declared.length) {
                    case 1 -> new InputShape(Layout.FLAT, flat(declared[0], wanted), false);
                    case 2 -> new InputShape(Layout.FLAT, flat(declared[1], wanted), true);
                    case 3 -> three(declared, wanted);
                    case 4 -> four(declared, wanted);
                    default ->
                        throw new IllegalArgumentException(
                                "an input of extents " + text(declared) + " is not one of images");
                };
        if (wanted != null && !wanted.equals(found.shape)) {
            throw new IllegalArgumentException(
                    "the model takes " + found.shape + " (declared " + text(declared) + "), not " + wanted);
        }
        return found;
    }

    private static InputShape three(long[] declared, Shape wanted) {
        if (declared[2] == 1 || declared[1] == 1) {
            long values = declared[2] == 1 ? declared[1] : declared[2];
            return new InputShape(Layout.FLAT, flat(values, wanted), true);
        }
        if (declared[0] == 3) {
            return new InputShape(Layout.NCHW, shape(3, declared[1], declared[2], wanted), false);
        }
        return new InputShape(Layout.NCHW, shape(1, declared[1], declared[2], wanted), true);
    }

    private static InputShape four(long[] declared, Shape wanted) {
        boolean last = CHANNELS.contains(declared[3]) && !CHANNELS.contains(declared[1]);
        return last
                ? new InputShape(Layout.NHWC, shape(declared[3], declared[1], declared[2], wanted), true)
                : new InputShape(Layout.NCHW, shape(declared[1], declared[2], declared[3], wanted), true);
    }

    private static Shape shape(long channels, long height, long width, Shape wanted) {
        return Shape.of(
                extent(channels, wanted == null ? 3 : wanted.channels()),
                extent(height, wanted == null ? DEFAULT_SIDE : wanted.height()),
                extent(width, wanted == null ? DEFAULT_SIDE : wanted.width()));
    }

    private static int extent(long declared, int otherwise) {
        return declared < 0 ? otherwise : small(declared);
    }

    /** A row of values: the shape that the user gave, or a square image in grey or colour if that fits. */
    private static Shape flat(long values, Shape wanted) {
        if (wanted != null && (values < 0 || wanted.size() == values)) {
            return wanted;
        }
        if (values < 0) {
            throw new IllegalArgumentException("the model takes rows of any length: say how long with --shape");
        }
        int count = small(values);
        int grey = (int) Math.round(Math.sqrt(count));
        int colour = (int) Math.round(Math.sqrt(count / 3.0));
        if (grey * grey == count) {
            return Shape.of(1, grey, grey);
        }
        return 3 * colour * colour == count ? Shape.of(3, colour, colour) : Shape.of(1, 1, count);
    }

    private static int small(long extent) {
        if (extent > Shape.MAX_SIZE) {
            throw new IllegalArgumentException("an extent of " + extent + " is larger than an image can have");
        }
        return (int) extent;
    }

    static String text(long[] extents) {
        return Arrays.stream(extents)
                .mapToObj(extent -> extent < 0 ? "?" : Long.toString(extent))
                .collect(Collectors.joining("x"));
    }
}
