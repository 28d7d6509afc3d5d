package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model as ONNX Runtime has it after the simplifications that change nothing but rounding: constants folded, arithmetic on
 * shapes carried out, normalisation folded into convolutions, what does nothing removed. The engine can only write it to a
 * file, so it goes through a temporary one.
 */
final class FoldedGraph {
    private FoldedGraph() {}

    /**
     * Folds.
     *
     * @param batch how many images; every extent of the result is a number
     */
    static ModelProto of(ModelFile file, Contract contract, int batch) {
        try {
            Path folder = Files.createTempDirectory("phosphene");
            Path folded = folder.resolve("folded.onnx");
            try {
                write(file, fixed(file.model(), contract, batch), folded);
                return ModelProto.parseFrom(Files.readAllBytes(folded));
            } finally {
                Files.deleteIfExists(folded);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ModelFile file, byte[] edited, Path to) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
            options.setOptimizedModelFilePath(to.toString());
            Engine.open(file, edited, options).close();
        } catch (OrtException e) {
            throw new ModelException(
                    file.path() + ": ONNX Runtime cannot simplify the model (" + ModelException.firstLine(e) + ")", e);
        }
    }

    /** The model with one output and all extents of its input fixed. */
    private static byte[] fixed(ModelProto model, Contract contract, int batch) {
        ModelProto.Builder edited = model.toBuilder();
        GraphProto.Builder graph = edited.getGraphBuilder();
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        // inner shapes may repeat another batch; the engine infers them anew
        graph.clearValueInfo();
        for (ValueInfoProto.Builder input : graph.getInputBuilderList()) {
            if (!weights.contains(input.getName())) {
                TensorShapeProto.Builder shape =
                        input.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
                shape.clearDim();
                for (long extent : contract.extents(batch)) {
                    shape.addDimBuilder().setDimValue(extent);
                }
            }
        }
        ValueInfoProto.Builder output = graph.getOutputBuilderList().stream()
                .filter(value -> value.getName().equals(contract.output()))
                .findFirst()
                .orElseThrow();
        output.getTypeBuilder().getTensorTypeBuilder().clearShape();
        ValueInfoProto kept = output.build();
        graph.clearOutput().addOutput(kept);
        return edited.build().toByteArray();
    }
}
