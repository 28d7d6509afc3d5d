package org.phosphene.onnx.network;

import org.phosphene.onnx.Contract;
import org.phosphene.onnx.GraphSession.Values;
import org.phosphene.onnx.InputArrangement;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/** Stimuli, arranged as the model wants its image. */
final class ImageSource implements NetworkSession.Source {
    private final Contract contract;
    private final InputArrangement arrangement;
    private float[] staged = new float[0];

    ImageSource(OnnxModel model, Preprocessing preprocessing) {
        this.contract = model.contract();
        this.arrangement = model.arrangement(preprocessing);
    }

    @Override
    public String input() {
        return contract.input();
    }

    @Override
    public int size() {
        return arrangement.size();
    }

    @Override
    public Values values(float[] stimuli, int count) {
        if (staged.length != count * size()) {
            staged = new float[count * size()];
        }
        return new Values(contract.extents(count), arrangement.of(stimuli, count, staged));
    }
}
