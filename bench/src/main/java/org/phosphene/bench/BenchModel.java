package org.phosphene.bench;

import java.nio.file.Path;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.zoo.BuiltInModel;

/** The model that an argument names: a built-in network or a file. */
final class BenchModel {
    private BenchModel() {}

    static OnnxModel open(Path named) {
        OnnxModel.Choices none = OnnxModel.Choices.none();
        return BuiltInModel.of(named).map(it -> it.open(none)).orElseGet(() -> OnnxModel.open(named, none));
    }
}
