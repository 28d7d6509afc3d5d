package org.phosphene.onnx.network;

import org.phosphene.triggered.Responses;

/** Picks units out of what a probe reads. */
@SuppressWarnings("ArrayRecordComponent") // places in a buffer
record ProbedUnits(Probe probe, int size, int[] indices) implements Responses {
    @Override
    public int units() {
        return indices.length;
    }

    @Override
    public void of(float[] stimuli, int count, float[] responses) {
        float[] values = probe.values(stimuli, count)[0];
        for (int t = 0; t < count; t++) {
            for (int u = 0; u < indices.length; u++) {
                responses[t * indices.length + u] = values[t * size + indices[u]];
            }
        }
    }

    @Override
    public void close() {
        probe.close();
    }
}
