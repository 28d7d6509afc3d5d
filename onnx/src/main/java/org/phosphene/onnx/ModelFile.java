package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An .onnx file as protobuf: what it declares, and the one edit that asking it in batches may need.
 *
 * @param path where it lies, or its name where it lies in no file
 * @param model its content
 * @param embedded its bytes where it lies in no file, else null
 * @param sha256 of the file and of the files with external weights that it names, in order of name
 */
record ModelFile(Path path, ModelProto model, ByteString embedded, String sha256) {
    /** Protobuf's limit. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    /** A model that lies in memory; it cannot have external weights. */
    static ModelFile of(String name, byte[] bytes) {
        try {
            Path path = Path.of(name);
            ModelProto model = withGraph(path, ModelProto.parseFrom(bytes));
            if (!ExternalWeights.locations(model).isEmpty()) {
                throw new ModelException(name + ": it has weights in other files, which a model in memory cannot have");
            }
            return new ModelFile(
                    path, model, ByteString.copyFrom(bytes), hex(newDigest().digest(bytes)));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(name + ": not an ONNX model (" + ModelException.firstLine(e) + ")", e);
        }
    }

    static ModelFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(
                    path + (Files.isDirectory(path) ? ": a directory, not a model" : ": no such file"));
        }
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new ModelException(path + ": " + Files.size(path)
                        + " bytes, an ONNX file has at most 2 GB; larger models keep their weights in other files");
            }
            ModelProto model = withGraph(path, ModelProto.parseFrom(Files.readAllBytes(path)));
            return new ModelFile(path, model, null, digest(path, ExternalWeights.files(path, model)));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(path + ": not an ONNX model, or cut off (" + ModelException.firstLine(e) + ")", e);
        } catch (IOException e) {
            throw new ModelException(path + ": cannot be read (" + ModelException.firstLine(e) + ")", e);
        }
    }

    private static ModelProto withGraph(Path path, ModelProto model) {
        if (model.getGraph().getNodeCount() == 0) {
            throw new ModelException(path + ": not an ONNX model, it has no graph; is the file whole?");
        }
        return model;
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
        // a builder would turn a sequence, or a tensor of unknown extents, into a tensor without extents
        if (value.getType().getTensorType().getShape().getDimCount() > 0) {
            TensorShapeProto.Builder shape =
                    value.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
            shape.getDimBuilder(0).clearDimValue().setDimParam("batch");
        }
    }
}
