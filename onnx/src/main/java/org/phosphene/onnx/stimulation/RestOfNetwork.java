package org.phosphene.onnx.stimulation;

import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.network.NetworkObserver;
import org.phosphene.onnx.network.Probe;
import org.phosphene.onnx.network.Tail;

/**
 * What is computed anew for each strength of current: the network behind a layer; or all of it, where a connection runs past the
 * layer, so that it cannot be cut there.
 */
sealed interface RestOfNetwork extends AutoCloseable {
    /**
     * Cuts the network where it can be cut.
     *
     * @param plain the network without current
     * @param fed the same with inputs for it
     * @param first tensor before which no current flows
     */
    static RestOfNetwork of(Network plain, Network fed, String first) {
        try {
            return new Cut(plain.probe(java.util.List.of(first)), fed.tail(first), new float[1][]);
        } catch (ModelException e) {
            return new Whole(fed.observer(), new float[1][]);
        }
    }

    /** Takes the next stimuli. */
    void show(float[] stimuli, int count);

    /** Gives an input its current. */
    void feed(String input, float[] current);

    /** Labels the stimuli that were shown last, under the current. */
    void label(int count, int[] labels);

    @Override
    void close();

    /** With the front computed once; {@code values} holds what it gave. */
    @SuppressWarnings("ArrayRecordComponent")
    record Cut(Probe front, Tail tail, float[][] values) implements RestOfNetwork {
        @Override
        public void show(float[] stimuli, int count) {
            values[0] = front.values(stimuli, count)[0];
        }

        @Override
        public void feed(String input, float[] current) {
            tail.feed(input, current);
        }

        @Override
        public void label(int count, int[] labels) {
            tail.label(values[0], count, labels);
        }

        @Override
        public void close() {
            try (front) {
                tail.close();
            }
        }
    }

    /** All of it; {@code stimuli} holds what was shown. */
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(NetworkObserver observer, float[][] stimuli) implements RestOfNetwork {
        @Override
        public void show(float[] shown, int count) {
            stimuli[0] = shown;
        }

        @Override
        public void feed(String input, float[] current) {
            observer.feed(input, current);
        }

        @Override
        public void label(int count, int[] labels) {
            observer.label(stimuli[0], count, labels);
        }

        @Override
        public void close() {
            observer.close();
        }
    }
}
