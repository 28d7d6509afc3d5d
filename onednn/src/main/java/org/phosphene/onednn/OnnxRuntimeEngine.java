package org.phosphene.onednn;

import java.util.Map;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.OnnxObserver;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.trial.Plan;

/** ONNX Runtime: every model, in 32 bits. */
public record OnnxRuntimeEngine(OnnxModel model, Preprocessing preprocessing) implements Engine {
    @Override
    public OnnxObserver observer() {
        return model.observer(preprocessing);
    }

    @Override
    public int batch() {
        return model.batch(Plan.preferredBatch(model.contract().shape().size()));
    }

    @Override
    public Precision precision() {
        return Precision.F32;
    }

    @Override
    public Map<String, String> fields() {
        return model.fields(preprocessing);
    }

    @Override
    public String describe() {
        return "ONNX Runtime";
    }

    @Override
    public void close() {}
}
