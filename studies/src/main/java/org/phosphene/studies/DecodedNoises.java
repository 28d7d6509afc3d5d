package org.phosphene.studies;

import org.phosphene.onnx.OnnxDecoder;
import org.phosphene.stimulus.Codes;
import org.phosphene.stimulus.DecodedNoise;
import org.phosphene.stimulus.DecodedRange;
import org.phosphene.stimulus.Shape;
import org.phosphene.zoo.BuiltInModel;

/** Noise from the paper's two decoders, which are built in; they stay open as long as the noise is made. */
record DecodedNoises(OnnxDecoder autoencoder, OnnxDecoder variational) implements AutoCloseable {
    private static final Shape SHAPE = Shape.of(1, 28, 28);
    /** Chosen here; an autoencoder, unlike a variational one, does not say how its codes are spread. */
    private static final double SPREAD = 4;

    static DecodedNoises open() {
        return new DecodedNoises(open("mnist-autoencoder-decoder"), open("mnist-vae-decoder"));
    }

    private static OnnxDecoder open(String name) {
        return OnnxDecoder.of(name, new BuiltInModel(name).onnx(), SHAPE);
    }

    /** Codes from a wide normal distribution. */
    DecodedNoise ofAutoencoder() {
        return DecodedNoise.of(autoencoder, Codes.gaussian().withSpread(SPREAD), DecodedRange.UNIT);
    }

    /** Codes from the standard normal distribution, as it was trained. */
    DecodedNoise ofVariational() {
        return DecodedNoise.of(variational, Codes.gaussian(), DecodedRange.UNIT);
    }

    @Override
    public void close() {
        autoencoder.close();
        variational.close();
    }
}
