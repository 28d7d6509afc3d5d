package org.phosphene.onednn;

import java.util.Arrays;
import org.phosphene.onnx.InputArrangement;

/** A network that takes stimuli: arranges, centres and computes them, as many as come, a batch of its own size at a time. */
final class Scorer implements AutoCloseable {
    private final Network network;
    private final InputArrangement arrangement;
    private final float[] centre;
    private float[] staged = new float[0];

    /**
     * Takes over a network.
     *
     * @param centre what is taken away from each value of an image, null for nothing
     */
    Scorer(Network network, InputArrangement arrangement, float[] centre) {
        this.network = network;
        this.arrangement = arrangement;
        this.centre = centre;
    }

    int batch() {
        return network.batch();
    }

    int classes() {
        return network.classes();
    }

    /** Values of a stimulus. */
    int size() {
        return arrangement.size();
    }

    /** The least multiple of {@link #batch} that is not below a count. */
    int full(int count) {
        return (count + network.batch() - 1) / network.batch() * network.batch();
    }

    Network network() {
        return network;
    }

    /**
     * The scores of some stimuli.
     *
     * @param count a multiple of {@link #batch}
     * @param out receives {@code count} rows
     */
    void score(float[] stimuli, int count, float[] out) {
        int size = arrangement.size();
        if (staged.length < count * size) {
            staged = new float[count * size];
        }
        float[] values = arrangement.of(stimuli, count, staged);
        if (centre != null) {
            for (int at = 0; at < count * size; at += size) {
                for (int i = 0; i < size; i++) {
                    staged[at + i] = values[at + i] - centre[i];
                }
            }
            values = staged;
        }
        for (int first = 0; first < count; first += network.batch()) {
            network.run(values, out, first);
        }
    }

    /** The constant that a grey image becomes, which noise varies around. */
    static float[] grey(InputArrangement arrangement) {
        float[] grey = new float[arrangement.size()];
        Arrays.fill(grey, 0.5f);
        return arrangement.of(grey, 1, new float[grey.length]);
    }

    @Override
    public void close() {
        network.close();
    }
}
