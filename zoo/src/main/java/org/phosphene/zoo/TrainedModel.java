package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** A trained network: its ONNX file and its card, in memory until {@link #writeTo}. The same weights give the same bytes. */
public final class TrainedModel {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final String PRODUCER = "phosphene";

    /** Where the images came from: name, checksums by file, and the number of test images. */
    record Source(String name, Map<String, String> checksums, int testImages) {}

    private final Weights weights;
    private final byte[] onnx;
    private final ModelCard card;

    private TrainedModel(Weights weights, byte[] onnx, ModelCard card) {
        this.weights = weights;
        this.onnx = onnx;
        this.card = card;
    }

    static TrainedModel of(Network network, TrainingPlan plan, Training.Outcome outcome, Source source) {
        byte[] onnx = onnx(network, plan, outcome, source);
        ModelCard card = new ModelCard(
                network.id(),
                ModelCard.sha256(onnx),
                outcome.weights().count(),
                source.name(),
                source.checksums(),
                plan.seed(),
                plan.epochs(),
                outcome.epochs(),
                plan.optimiser(),
                source.testImages(),
                outcome.correct(),
                "./phosphene train " + network.id() + " --seed " + plan.seed() + " --epochs " + plan.epochs(),
                Map.of());
        return new TrainedModel(outcome.weights(), onnx, card);
    }

    private static byte[] onnx(Network network, TrainingPlan plan, Training.Outcome outcome, Source source) {
        Map<String, String> metadata = new TreeMap<>(Map.of(
                "producer", PRODUCER,
                "model", network.id(),
                "data", source.name(),
                "seed", Long.toString(plan.seed()),
                "epochs", Integer.toString(outcome.epochs())));
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(network.graph(outcome.weights()));
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    /** What the network is, and how it came about. */
    public ModelCard card() {
        return card;
    }

    /** Share of the test images that get their own label, 0 to 1. */
    public double accuracy() {
        return card.accuracy();
    }

    /** The trained values. */
    public Weights weights() {
        return weights;
    }

    /** A copy of the bytes of the ONNX file: input {@code image} (batch x C x H x W, 0 to 1), output {@code scores}. */
    public byte[] onnx() {
        return onnx.clone();
    }

    /**
     * Writes the ONNX file, and the card beside it under the same name with the ending {@code .properties}. Each file
     * appears whole or not at all; one that was there is replaced.
     *
     * @throws IOException if the folder is missing or cannot be written to
     */
    public void writeTo(Path file) throws IOException {
        replace(file, onnx);
        replace(ModelCard.beside(file), card.text().getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
