package org.phosphene.onnx.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor of real numbers between the image and the scores.
 *
 * @param name in the graph
 * @param operator that makes it, {@code Input} for the image
 * @param node that makes it; may be empty
 * @param type of its elements, as ONNX Runtime names it
 * @param extents for one image
 * @param images axis of the graph's tensor that counts images, -1 where the model takes one image and none does
 * @param kind what the extents are
 * @param field what its units see
 */
public record InnerTensor(
        String name,
        String operator,
        String node,
        String type,
        List<Long> extents,
        int images,
        Kind kind,
        ReceptiveField field) {
    /** Operator of the image itself. */
    static final String IMAGE = "Input";

    /** What the extents of a tensor are. */
    public enum Kind {
        /** Maps, rows, columns. */
        MAPS,
        /** Rows, columns, maps. */
        MAPS_LAST,
        /** Elements. */
        ROW,
        /** Anything else. */
        OTHER
    }

    /** Values for an image. */
    public int size() {
        return Math.toIntExact(extents.stream().reduce(1L, (a, b) -> a * b));
    }

    /** How many maps; for a row, elements; 0 for other tensors. */
    public int maps() {
        return switch (kind) {
            case MAPS, ROW -> extents.get(0).intValue();
            case MAPS_LAST -> extents.get(2).intValue();
            case OTHER -> 0;
        };
    }

    /** Rows of a map; 1 where there are no maps. */
    public int rows() {
        return switch (kind) {
            case MAPS -> extents.get(1).intValue();
            case MAPS_LAST -> extents.get(0).intValue();
            case ROW, OTHER -> 1;
        };
    }

    /** Columns of a map; 1 where there are no maps. */
    public int columns() {
        return switch (kind) {
            case MAPS -> extents.get(2).intValue();
            case MAPS_LAST -> extents.get(1).intValue();
            case ROW, OTHER -> 1;
        };
    }

    /**
     * Where the values of an image hold a unit.
     *
     * @throws IllegalArgumentException if there is no such unit
     */
    public int index(int map, int row, int column) {
        if (map < 0 || map >= maps() || row < 0 || row >= rows() || column < 0 || column >= columns()) {
            throw new IllegalArgumentException("unit " + map + ", " + row + ", " + column + " of tensor '" + name
                    + "', which has " + maps() + " maps of " + rows() + "x" + columns());
        }
        return kind == Kind.MAPS_LAST
                ? (row * columns() + column) * maps() + map
                : (map * rows() + row) * columns() + column;
    }

    /** The map, or the element of a row, that value {@code index} of an image belongs to; 0 for other tensors. */
    public int mapOf(int index) {
        return switch (kind) {
            case MAPS, ROW -> index / (rows() * columns());
            case MAPS_LAST -> index % maps();
            case OTHER -> 0;
        };
    }

    /** The extents as text. */
    public String shape() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    /** The extents in the graph for some images. */
    long[] extents(int count) {
        long[] all = new long[extents.size() + (images < 0 ? 0 : 1)];
        for (int axis = 0, next = 0; axis < all.length; axis++) {
            all[axis] = axis == images ? count : extents.get(next++);
        }
        return all;
    }
}
