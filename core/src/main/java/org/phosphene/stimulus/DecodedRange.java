package org.phosphene.stimulus;

/** Which values of a decoder are black and white; what lies beyond is cut off. */
public enum DecodedRange {
    /** 0 and 1, as in a decoder that ends in a sigmoid, or was trained to give values from 0 to 1. */
    UNIT("0..1", 0, 256),
    /** -1 and 1, as in most generators, whose images were scaled so and which end in tanh. */
    SIGNED("-1..1", 128, 128);

    private final String text;
    private final float offset;
    private final float factor;

    DecodedRange(String text, float offset, float factor) {
        this.text = text;
        this.offset = offset;
        this.factor = factor;
    }

    static DecodedRange of(String text) {
        for (DecodedRange range : values()) {
            if (range.text.equals(text)) {
                return range;
            }
        }
        throw new IllegalArgumentException("range '" + text + "': expected 0..1 or -1..1");
    }

    /** The level, 0 to 255, of the 256 equal parts that the range is divided into. */
    int level(float value) {
        return Math.max(0, Math.min(255, (int) (offset + factor * value)));
    }

    @Override
    public String toString() {
        return text;
    }
}
