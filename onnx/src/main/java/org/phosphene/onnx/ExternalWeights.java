package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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

    /**
     * The model with the weights of its other files inside.
     *
     * @throws ModelException if a file cannot be read, is too short, or the model becomes larger than a file can be
     */
    static ModelProto embedded(Path path, ModelProto model) {
        Set<Path> files = files(path, model);
        if (files.isEmpty()) {
            return model;
        }
        try {
            long bytes = model.getSerializedSize();
            for (Path file : files) {
                bytes += Files.size(file);
            }
            if (bytes > Integer.MAX_VALUE) {
                throw new ModelException(path + ": " + bytes
                        + " bytes with its weights, a model that is changed may have " + Integer.MAX_VALUE);
            }
            ModelProto.Builder builder = model.toBuilder();
            embed(path, builder);
            return builder.build();
        } catch (IOException e) {
            throw new ModelException(path + ": its weights cannot be read (" + ModelException.firstLine(e) + ")", e);
        }
    }

    private static void embed(Path path, Message.Builder message) throws IOException {
        if (message instanceof TensorProto.Builder tensor) {
            if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
                tensor.setRawData(read(path, tensor.build()))
                        .clearDataLocation()
                        .clearExternalData();
            }
            return;
        }
        for (FieldDescriptor field : message.getAllFields().keySet()) {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                continue;
            }
            if (!field.isRepeated()) {
                embed(path, message.getFieldBuilder(field));
                continue;
            }
            for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                embed(path, message.getRepeatedFieldBuilder(field, i));
            }
        }
    }

    private static ByteString read(Path path, TensorProto tensor) throws IOException {
        Path file = inside(path, location(tensor));
        long offset = number(path, tensor, "offset", 0);
        long length = number(path, tensor, "length", Files.size(file) - offset);
        if (offset < 0 || length < 0 || offset + length > Files.size(file)) {
            throw new ModelException(path + ": the weights '" + tensor.getName() + "' should be " + length
                    + " bytes from byte " + offset + " of " + file + ", which has " + Files.size(file));
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) length);
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
                // a read may give less than was asked for
            }
            return ByteString.copyFrom(bytes.flip());
        }
    }

    private static long number(Path path, TensorProto tensor, String key, long otherwise) {
        try {
            return tensor.getExternalDataList().stream()
                    .filter(entry -> entry.getKey().equals(key))
                    .map(entry -> Long.parseLong(entry.getValue()))
                    .findFirst()
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new ModelException(
                    path + ": the " + key + " of the weights '" + tensor.getName() + "' is no number", e);
        }
    }
}
