package org.phosphene.onednn;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.onnx.RealModel;

/**
 * A trained classifier that is compiled.
 *
 * @param source opens it, or leaves the test out where it is not there
 * @param cost in rough multiples of a network for digits
 */
record KnownNetwork(String name, Supplier<OnnxModel> source, Preprocessing preprocessing, int cost) {
    private static final String FOLDER = "/org/phosphene/models/";

    /** All: those that are shipped, and those that strangers trained. */
    static Stream<KnownNetwork> all() {
        return Stream.concat(
                read("index.txt").lines().filter(KnownNetwork::isCompiled).map(KnownNetwork::shipped),
                Arrays.stream(RealModel.values()).map(KnownNetwork::real));
    }

    static KnownNetwork shipped(String name) {
        int cost = name.startsWith("cifar10") ? 15 : 1;
        return new KnownNetwork(
                name,
                () -> OnnxModel.of(name + ".onnx", bytes(name + ".onnx"), OnnxModel.Choices.none()),
                Compared.UNIT,
                cost);
    }

    private static KnownNetwork real(RealModel real) {
        int cost =
                switch (real) {
                    case CONV8, RESNET20 -> 20;
                    case SQUEEZENET -> 60;
                    default -> 2;
                };
        return new KnownNetwork(real.toString(), real::open, real.preset.preprocessing(), cost);
    }

    /** Whether it is a classifier, by its card, and not the recurrent one. */
    private static boolean isCompiled(String name) {
        Properties card = new Properties();
        try {
            card.load(new StringReader(read(name + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return card.containsKey("test.correct") && !name.equals("mnist-rnn");
    }

    OnnxModel open() {
        return source.get();
    }

    OnednnEngine engine(OnnxModel model, Precision precision) {
        return OnednnEngine.of(model, preprocessing, Compared.noise(model), precision);
    }

    static byte[] bytes(String file) {
        try (InputStream in = KnownNetwork.class.getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
