package org.phosphene.bench.whole;

import java.util.List;
import java.util.Map;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/** Who is measured. A new engine, a new precision and an engine's matrix product are added here and nowhere else. */
public final class Contenders {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);

    private Contenders() {}

    /** Every engine and precision. One that cannot run this model, or not on this processor, says so when it is opened. */
    public static List<Contender> of(OnnxModel model) {
        String onnx = model.fields(UNIT).get("observer.engine");
        return List.of(new Contender("onnx", "f32", onnx, () -> model.observer(UNIT)));
    }

    /** The engines' matrix products by precision, {@code f32} and {@code bf16}. */
    public static Map<String, MatrixProduct> matrixProducts() {
        return Map.of();
    }
}
