package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An .onnx file as protobuf: what it declares, and the one edit that asking it in batches may need.
 *
 * @param path where it lies, or its name where it lies in no file
 * @param model its content
 * @param embedded its bytes where it lies in no file, else null
 * @param sha256 of the file and of the files with external weights that it names, in order of name
 */
record ModelFile(Path path, ModelProto model, byte[] embedded, String sha256) {
    /** A model that lies in memory; it cannot have external weights. */
    static ModelFile of(String name, byte[] bytes) {
        try {
            return new ModelFile(
                    Path.of(name),
                    ModelProto.parseFrom(bytes),
                    bytes,
                    hex(newDigest().digest(bytes)));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(name + ": not an ONNX model (" + ModelException.firstLine(e) + ")", e);
        }
    }

    static ModelFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(path + ": no such file" + (Files.isDirectory(path) ? ", it is a directory" : ""));
        }
        try {
            ModelProto model = ModelProto.parseFrom(Files.readAllBytes(path));
            if (model.getGraph().getNodeCount() == 0) {
                throw new ModelException(path + ": not an ONNX model, it has no graph; is the file whole?");
            }
            return new ModelFile(path, model, null, digest(path, externals(path, model.getGraph())));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(path + ": not an ONNX model, or cut off (" + ModelException.firstLine(e) + ")", e);
        } catch (IOException e) {
            throw new ModelException(path + ": cannot be read (" + ModelException.firstLine(e) + ")", e);
        }
    }

    /** Files with external weights. A file from a stranger must not name a place outside its own folder. */
    private static Set<Path> externals(Path path, GraphProto graph) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        Set<Path> files = new TreeSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
                continue;
            }
            String location = tensor.getExternalDataList().stream()
                    .filter(entry -> entry.getKey().equals("location"))
                    .map(StringStringEntryProto::getValue)
                    .findFirst()
                    .orElse("");
            files.add(inside(path, folder, location));
        }
        return files;
    }

    private static Path inside(Path path, Path folder, String location) {
        try {
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

    private static String digest(Path path, Set<Path> externals) throws IOException {
        MessageDigest digest = newDigest();
        update(digest, path);
        for (Path external : externals) {
            update(digest, external);
        }
        return hex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** Operator sets as {@code domain version}, the standard domain without name. */
    List<String> opsets() {
        return model.getOpsetImportList().stream()
                .map(set -> (set.getDomain().isEmpty() ? "" : set.getDomain() + " ") + set.getVersion())
                .toList();
    }

    String producer() {
        return (model.getProducerName() + " " + model.getProducerVersion()).strip();
    }

    /** Place of the node that makes a tensor, in the graph's order; -1 if no node does. */
    int nodeOf(String tensor) {
        List<ai.onnx.proto.OnnxMl.NodeProto> nodes = model.getGraph().getNodeList();
        for (int n = 0; n < nodes.size(); n++) {
            if (nodes.get(n).getOutputList().contains(tensor)) {
                return n;
            }
        }
        return -1;
    }

    /** The model with a free first extent of its inputs and outputs, and without declared inner shapes. */
    byte[] withFreeBatch() {
        ModelProto.Builder edited = model.toBuilder();
        GraphProto.Builder graph = edited.getGraphBuilder();
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        // inner shapes may repeat the fixed batch; the engine infers them anew
        graph.clearValueInfo();
        graph.getInputBuilderList().stream()
                .filter(input -> !weights.contains(input.getName()))
                .forEach(ModelFile::free);
        graph.getOutputBuilderList().forEach(ModelFile::free);
        return edited.build().toByteArray();
    }

    private static void free(ValueInfoProto.Builder value) {
        TensorShapeProto.Builder shape =
                value.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
        if (shape.getDimCount() > 0) {
            shape.getDimBuilder(0).clearDimValue().setDimParam("batch");
        }
    }
}
