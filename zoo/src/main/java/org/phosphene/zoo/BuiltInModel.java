package org.phosphene.zoo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.phosphene.onnx.OnnxModel;

/**
 * A network that is built in.
 *
 * @param name one of {@link #names}
 */
public record BuiltInModel(String name) {
    /** What is used where no model is named: the paper's CNN for MNIST. */
    public static final BuiltInModel DEFAULT = new BuiltInModel("mnist-cnn");

    private static final String FOLDER = "/org/phosphene/models/";

    /** All that there are. */
    public static List<String> names() {
        return new String(read("index.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    /** The one that an argument names, unless there is such a file. */
    public static Optional<BuiltInModel> of(Path argument) {
        return names().contains(argument.toString()) && !Files.exists(argument)
                ? Optional.of(new BuiltInModel(argument.toString()))
                : Optional.empty();
    }

    /**
     * Opens it as a classifier.
     *
     * @throws IllegalArgumentException if it is none
     */
    public OnnxModel open(OnnxModel.Choices choices) {
        if (!(card().score() instanceof Score.Accuracy)) {
            throw new IllegalArgumentException(
                    name + ": gives images and no classes; name a classifier (see 'phosphene models')");
        }
        return OnnxModel.of(name + ".onnx", onnx(), choices);
    }

    /** The file. */
    public byte[] onnx() {
        return read(name + ".onnx");
    }

    /** What it is and how it came about. */
    public ModelCard card() {
        return ModelCard.parse(new String(read(name + ".properties"), StandardCharsets.UTF_8));
    }

    /** In the order of the labels; none of a network that gives images. */
    public List<String> classNames() {
        String names = card().notes().get(ModelCard.CLASSES);
        return names == null ? List.of() : List.of(names.split(", "));
    }

    private static byte[] read(String file) {
        try (InputStream in = BuiltInModel.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new FileNotFoundException(file + ": not in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
