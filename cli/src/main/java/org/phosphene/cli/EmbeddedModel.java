package org.phosphene.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.phosphene.onnx.OnnxModel;

/** The network that is built in: the paper's CNN for MNIST. */
final class EmbeddedModel {
    private static final String RESOURCE = "/org/phosphene/models/mnist-cnn.onnx";

    private EmbeddedModel() {}

    static OnnxModel open(OnnxModel.Choices choices) {
        try (InputStream in = EmbeddedModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the built-in model " + RESOURCE + " is not in this build");
            }
            return OnnxModel.of("mnist-cnn.onnx", in.readAllBytes(), choices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
