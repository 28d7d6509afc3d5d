package org.phosphene.onnx;

import org.phosphene.stimulus.Shape;

/** Turns stimuli into the values that a network wants, in the order in which it wants them: layout and preprocessing. */
public final class InputArrangement {
    private final float[] scale;
    private final float[] shift;
    private final int[] source;
    private final boolean asIs;

    InputArrangement(Contract contract, Preprocessing preprocessing) {
        Shape shape = contract.shape();
        preprocessing.check(shape.channels());
        int size = shape.size();
        scale = new float[size];
        shift = new float[size];
        source = new int[size];
        int plane = shape.height() * shape.width();
        for (int i = 0; i < size; i++) {
            int channel = contract.layout() == Layout.NHWC ? i % shape.channels() : i / plane;
            int pixel = contract.layout() == Layout.NHWC ? i / shape.channels() : i % plane;
            int shown = preprocessing.bgr() ? shape.channels() - 1 - channel : channel;
            source[i] = shown * plane + pixel;
            scale[i] = preprocessing.scale(channel);
            shift[i] = preprocessing.shift(channel);
        }
        asIs = contract.layout() != Layout.NHWC && preprocessing.equals(Preprocessing.of(0, 1));
    }

    /** Values of one image. */
    public int size() {
        return source.length;
    }

    /**
     * The values for {@code count} stimuli.
     *
     * @param stimuli as an {@link org.phosphene.observer.Observer} gets them
     * @param staged room for {@code count * size()} values
     * @return {@code staged} with the values, or {@code stimuli} itself where nothing is to be done
     */
    public float[] of(float[] stimuli, int count, float[] staged) {
        if (asIs) {
            return stimuli;
        }
        int size = source.length;
        for (int at = 0; at < count * size; at += size) {
            for (int i = 0; i < size; i++) {
                staged[at + i] = stimuli[at + source[i]] * scale[i] + shift[i];
            }
        }
        return staged;
    }
}
