package org.phosphene.onnx.network;

/**
 * The rows, or the columns, of the image that units see: unit u sees {@code size} of them from {@code offset + u * stride} on,
 * as far as they lie between {@code first} and {@code last}.
 *
 * @param size of the field, in pixels
 * @param stride pixels from one unit's field to the next; 0 where all units have the same
 * @param offset first pixel of unit 0; negative where its field hangs over the border
 * @param first pixel that any unit sees
 * @param last pixel that any unit sees
 */
public record Span(int size, int stride, int offset, int first, int last) {
    /** All pixels for every unit. */
    static Span whole(int extent) {
        return new Span(extent, 0, 0, 0, extent - 1);
    }

    /** First pixel of a unit's field within the image. */
    public int from(int unit) {
        return Math.max(first, offset + unit * stride);
    }

    /** One after the last pixel of a unit's field within the image; not above {@link #from} where it sees none. */
    public int to(int unit) {
        return Math.min(last, offset + unit * stride + size - 1) + 1;
    }
}
