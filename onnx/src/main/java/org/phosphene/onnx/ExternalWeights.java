package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Weights that a model keeps in other files. A file from a stranger must not name a place outside its own folder. */
final class ExternalWeights {
    private ExternalWeights() {}

    /**
     * The files, in order of name.
     *
     * @throws ModelException if one is not there, or lies outside the model's folder
     */
    static Set<Path> files(Path path, ModelProto model) {
        Set<Path> files = new TreeSet<>();
        for (String location : locations(model)) {
            files.add(inside(path, location));
        }
        return files;
    }

    /** What the model names; empty where a tensor is external but names no file. */
    static Set<String> locations(ModelProto model) {
        Set<String> locations = new TreeSet<>();
        collect(model, locations);
        return locations;
    }

    /** Tensors stand not only in the graph but in attributes, subgraphs, functions and sparse tensors, too. */
    private static void collect(Message message, Set<String> locations) {
        if (message instanceof TensorProto tensor) {
            if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
                locations.add(location(tensor));
            }
            return;
        }
        for (Object field : message.getAllFields().values()) {
            if (field instanceof Message inner) {
                collect(inner, locations);
            } else if (field instanceof List<?> list) {
                list.stream().filter(Message.class::isInstance).forEach(inner -> collect((Message) inner, locations));
            }
        }
    }

    private static String location(TensorProto tensor) {
        return tensor.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals("location"))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .orElse("");
    }

    private static Path inside(Path path, String location) {
        try {
            Path folder = path.toAbsolutePath().normalize().getParent();
            Path file = folder.resolve(location).normalize();
            if (location.isEmpty() || Path.of(location).isAbsolute() || !file.startsWith(folder)) {
                throw new ModelException(
                        path + ": its weights lie at '" + location + "', outside the model's folder: refused");
            }
            if (!Files.isRegularFile(file)) {
                throw new ModelException(path + ": its weights should lie in " + file + ", which is not there");
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new ModelException(
                        path + ": its weights at '" + location + "' are a link out of the folder: refused");
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new ModelException(path + ": its weights lie at '" + location + "', which cannot be read", e);
        }
    }
}
