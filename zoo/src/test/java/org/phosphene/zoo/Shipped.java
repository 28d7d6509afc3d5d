package org.phosphene.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The shipped MNIST network. */
final class Shipped {
    private Shipped() {}

    static byte[] onnx() throws IOException {
        return read("mnist-cnn.onnx");
    }

    static ModelCard card() throws IOException {
        return ModelCard.parse(new String(read("mnist-cnn.properties"), StandardCharsets.UTF_8));
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Shipped.class.getResourceAsStream("/org/phosphene/models/" + name)) {
            if (in == null) {
                throw new AssertionError(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
