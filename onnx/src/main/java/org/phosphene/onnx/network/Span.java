package org.phosphene.onnx.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows, or the columns, of the image that units see: unit u sees {@code size} of them from {@code offset + u * stride} on,
 * as far as they lie within the image and are not lost at a border between the layers.
 *
 * @param size of the field, in pixels
 * @param stride pixels from one unit's field to the next; 0 where all units have the same
 * @param offset first pixel of unit 0; negative where its field hangs over the border
 * @param firsts for each unit the first pixel that it really sees; one number where all units have the same
 * @param ends for each unit one after the last; the first itself where it sees none
 */
public record Span(int size, int stride, int offset, List<Integer> firsts, List<Integer> ends) {
    public Span {
        firsts = List.copyOf(firsts);
        ends = List.copyOf(ends);
    }

    /** All pixels from one on for every unit. */
    static Span fixed(int from, int to) {
        return new Span(to - from, 0, from, List.of(from), List.of(to));
    }

    /** Each unit sees the pixel at its own place. */
    static Span pixels(int extent) {
        List<Integer> firsts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int pixel = 0; pixel < extent; pixel++) {
            firsts.add(pixel);
            ends.add(pixel + 1);
        }
        return new Span(1, 1, 0, firsts, ends);
    }

    /** First pixel that a unit sees. */
    public int from(int unit) {
        return firsts.get(firsts.size() == 1 ? 0 : unit);
    }

    /** One after the last pixel that a unit sees; {@link #from} where it sees none. */
    public int to(int unit) {
        return ends.get(ends.size() == 1 ? 0 : unit);
    }

    /** What all units see together, as the field of each. */
    Span merged() {
        int[] all = hull(0, firsts.size(), 1);
        return fixed(all[0], all[1]);
    }

    /** Windows over the units. */
    Span windowed(Taps taps, int results) {
        List<Integer> newFirsts = new ArrayList<>();
        List<Integer> newEnds = new ArrayList<>();
        for (int result = 0; result < results; result++) {
            int from = result * taps.stride() - taps.before();
            int[] hull = hull(from, from + (taps.count() - 1) * taps.dilation() + 1, taps.dilation());
            newFirsts.add(hull[0]);
            newEnds.add(hull[1]);
        }
        return new Span(
                size + (taps.count() - 1) * taps.dilation() * stride,
                stride * taps.stride(),
                offset - taps.before() * stride,
                newFirsts,
                newEnds);
    }

    /** The union with the span of as many other units; null where the two do not move together. */
    Span union(Span other) {
        if (stride != other.stride || firsts.size() != other.firsts.size()) {
            return null;
        }
        List<Integer> newFirsts = new ArrayList<>();
        List<Integer> newEnds = new ArrayList<>();
        for (int unit = 0; unit < firsts.size(); unit++) {
            int[] both = {from(unit), to(unit)};
            extend(both, other, unit);
            newFirsts.add(both[0]);
            newEnds.add(both[1]);
        }
        int from = Math.min(offset, other.offset);
        int to = Math.max(offset + size, other.offset + other.size);
        return new Span(to - from, stride, from, newFirsts, newEnds);
    }

    /** First pixel and one after the last that some of the units see; units that are not there are left out. */
    private int[] hull(int from, int to, int step) {
        int[] hull = {0, 0};
        for (int unit = from; unit < to; unit += step) {
            if (unit >= 0 && unit < firsts.size()) {
                extend(hull, this, unit);
            }
        }
        return hull;
    }

    private static void extend(int[] hull, Span span, int unit) {
        boolean empty = hull[0] == hull[1];
        if (span.from(unit) < span.to(unit)) {
            hull[0] = empty ? span.from(unit) : Math.min(hull[0], span.from(unit));
            hull[1] = empty ? span.to(unit) : Math.max(hull[1], span.to(unit));
        }
    }

    /**
     * Which units a window takes: result r takes {@code r * stride - before + k * dilation} for k from 0 to {@code count - 1}.
     */
    record Taps(int count, int dilation, int stride, int before) {}
}
