package org.phosphene.junit;

import java.nio.file.Path;
import org.phosphene.onnx.OnnxModel;

/** Where assertions about models begin. */
public final class ModelAssertions {
    private ModelAssertions() {}

    /**
     * Begins an assertion about an {@code .onnx} file.
     *
     * @throws org.phosphene.onnx.ModelException if it is no classifier of images
     */
    public static ModelAssert assertThatModel(Path file) {
        return assertThatModel(OnnxModel.open(file));
    }

    /** Begins an assertion about a model that is open. */
    public static ModelAssert assertThatModel(OnnxModel model) {
        return ModelAssert.of(model);
    }
}
