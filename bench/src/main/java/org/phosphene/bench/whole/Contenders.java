package org.phosphene.bench.whole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.observer.ObserverException;
import org.phosphene.onednn.Engine;
import org.phosphene.onednn.MatrixPeak;
import org.phosphene.onednn.Onednn;
import org.phosphene.onednn.OnednnEngine;
import org.phosphene.onednn.OnnxRuntimeEngine;
import org.phosphene.onednn.Precision;
import org.phosphene.onednn.UnsupportedModelException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.StimulusSpec;

/** Who is measured. A new engine, a new precision and an engine's matrix product are added here and nowhere else. */
public final class Contenders {
    private static final Preprocessing UNIT = Preprocessing.of(0, 1);

    private Contenders() {}

    /** Every engine and precision. One that cannot run this model, or not on this processor, says so when it is opened. */
    public static List<Contender> of(OnnxModel model, StimulusSpec stimulus) {
        List<Contender> all = new ArrayList<>();
        all.add(contender("onnx", new OnnxRuntimeEngine(model, UNIT)));
        for (Precision precision : new Precision[] {Precision.F32, Precision.EXACT, Precision.BF16}) {
            try {
                all.add(contender("onednn", OnednnEngine.of(model, UNIT, stimulus, precision)));
            } catch (UnsupportedModelException e) {
                all.add(new Contender("onednn", precision.toString(), "", 1, () -> {
                    throw new ObserverException(e.getMessage(), e);
                }));
            }
        }
        return all;
    }

    private static Contender contender(String name, Engine engine) {
        return new Contender(
                name,
                engine.precision().toString(),
                engine.fields().get(Engine.ENGINE),
                engine.batch(),
                engine::observer);
    }

    /** The engines' matrix products by precision, {@code f32} and {@code bf16}. */
    public static Map<String, MatrixProduct> matrixProducts() {
        Map<String, MatrixProduct> products = new LinkedHashMap<>();
        if (Onednn.obstacle().isEmpty()) {
            products.put("f32", threads -> MatrixPeak.gigaflops(Precision.F32, threads));
        }
        if (Precision.BF16.isAvailable()) {
            products.put("bf16", threads -> MatrixPeak.gigaflops(Precision.BF16, threads));
        }
        return products;
    }
}
