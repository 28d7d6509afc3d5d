package org.phosphene.zoo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trained network: its ONNX file and its card, in memory until {@link #writeTo}. */
public final class TrainedModel {
    private final Weights weights;
    private final byte[] onnx;
    private final ModelCard card;
    private final Optional<TrainedModel> decoder;

    private TrainedModel(Weights weights, byte[] onnx, ModelCard card, Optional<TrainedModel> decoder) {
        this.weights = weights;
        this.onnx = onnx;
        this.card = card;
        this.decoder = decoder;
    }

    static TrainedModel of(Weights weights, byte[] onnx, ModelCard card) {
        return new TrainedModel(weights, onnx, card, Optional.empty());
    }

    TrainedModel withDecoder(TrainedModel part) {
        return new TrainedModel(weights, onnx, card, Optional.of(part));
    }

    /** What the network is, and how it came about. */
    public ModelCard card() {
        return card;
    }

    /** The values as the file has them. */
    public Weights weights() {
        return weights;
    }

    /**
     * A copy of the bytes of the ONNX file. A classifier takes {@code image} (batch x C x H x W, 0 to 1) and gives
     * {@code scores}, an autoencoder gives {@code reconstruction}.
     */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** An autoencoder's second half: takes {@code code} (batch x values) and gives {@code image}. */
    public Optional<TrainedModel> decoder() {
        return decoder;
    }

    /**
     * Writes the ONNX file, and the card beside it under the same name with the ending {@code .properties}; a decoder
     * becomes {@code <name>-decoder.onnx}. Each file appears whole or not at all; one that was there is replaced.
     *
     * @return the files, the network's own first
     * @throws IOException if the folder is missing or cannot be written to
     */
    public List<Path> writeTo(Path file) throws IOException {
        List<Path> written = new ArrayList<>(ModelFiles.write(file, onnx, card));
        if (decoder.isPresent()) {
            written.addAll(decoder.get().writeTo(file.resolveSibling(ModelCard.stem(file) + "-decoder.onnx")));
        }
        return written;
    }
}
