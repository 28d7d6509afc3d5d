package org.phosphene.stimulus;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A decoder that is one line of arithmetic: value i of an image is 0.5 + 0.1 times number i mod n of its code. */
record PlainDecoder(int codes, Shape shape, AtomicInteger calls) implements Decoder {
    static PlainDecoder of(int codes, Shape shape) {
        return new PlainDecoder(codes, shape, new AtomicInteger());
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String sha256() {
        return Integer.toString(codes).repeat(64);
    }

    @Override
    public void decode(float[] rows, int count, float[] images) {
        calls.incrementAndGet();
        Arrays.fill(images, Float.NaN);
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < shape.size(); i++) {
                images[t * shape.size() + i] = 0.5f + 0.1f * rows[t * codes + i % codes];
            }
        }
    }
}
