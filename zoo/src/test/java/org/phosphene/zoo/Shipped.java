package org.phosphene.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;

/**
 * A network of the module {@code models}.
 *
 * @param name of its files without the ending
 */
record Shipped(String name) {

    static Stream<Shipped> all() throws IOException {
        return new String(read("index.txt"), StandardCharsets.UTF_8).lines().map(Shipped::new);
    }

    byte[] onnx() throws IOException {
        return read(name + ".onnx");
    }

    ModelCard card() throws IOException {
        return ModelCard.parse(new String(read(name + ".properties"), StandardCharsets.UTF_8));
    }

    boolean isDecoder() {
        return name.endsWith("-decoder");
    }

    /** The network that a decoder is the second half of, and of others their own. */
    ZooModel model() throws IOException {
        return ZooModel.of(card().model().replaceFirst("-decoder$", ""));
    }

    Network network() throws IOException {
        Network whole = model().network(model().pair().isPresent() ? 2 : 10);
        return isDecoder() ? model().decoder(whole).orElseThrow() : whole;
    }

    LabelledImages testImages(DataFolder folder) throws IOException {
        DataSet set = model().data();
        return model().chosen(folder.load(set, Split.TEST));
    }

    static byte[] read(String file) throws IOException {
        try (InputStream in = Shipped.class.getResourceAsStream("/org/phosphene/models/" + file)) {
            if (in == null) {
                throw new AssertionError(file + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
