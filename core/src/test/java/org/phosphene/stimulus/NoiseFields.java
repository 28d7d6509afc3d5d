package org.phosphene.stimulus;

import java.util.List;
import java.util.Random;

/** The fields of noise that the contract is run on; every kind has its place here. */
public final class NoiseFields {
    private static final Shape PICTURE = Shape.of(3, 4, 5);
    private static final LabelledImages PICTURES = pictures();
    private static final List<Decoder> DECODERS = List.of(PlainDecoder.of(5, PICTURE), PlainDecoder.of(3, PICTURE));
    private static final List<GaborNoise> BASES =
            List.of(GaborBases.noise(Shape.of(1, 28, 28), 32), GaborBases.noise(Shape.of(3, 13, 7), 5));

    /** Has what the fields below were made from, each under its name and checksum. */
    static final NoiseMaterial MATERIAL = new NoiseMaterial() {
        @Override
        public GaborBasis basis(String name, String sha256) {
            return BASES.stream()
                    .filter(noise -> noise.name().equals(name) && noise.sha256().equals(sha256))
                    .map(GaborNoise::basis)
                    .findFirst()
                    .orElseGet(() -> NONE.basis(name, sha256));
        }

        @Override
        public Decoder decoder(String name, String sha256, Shape shape) {
            return DECODERS.stream()
                    .filter(decoder -> decoder.name().equals(name)
                            && decoder.sha256().equals(sha256)
                            && decoder.shape().equals(shape))
                    .findFirst()
                    .orElseGet(() -> NONE.decoder(name, sha256, shape));
        }

        @Override
        public LabelledImages images(String name, String sha256, Shape shape) {
            return PICTURES.name().equals(name) && PICTURES.sha256().equals(sha256)
                    ? PICTURES
                    : NONE.images(name, sha256, shape);
        }
    };

    private NoiseFields() {}

    public static List<NoiseField> all() {
        Shape digits = Shape.of(1, 28, 28);
        Shape odd = Shape.of(3, 13, 7);
        Shape flat = Shape.of(1, 1, 50);
        Spectrum pink = new Spectrum.PowerLaw(1);
        return List.of(
                StimulusSpec.of(digits, Noise.uniform()),
                StimulusSpec.of(odd, Noise.gaussian()),
                StimulusSpec.of(flat, Noise.binary()),
                SmoothNoise.of(digits, 0.3),
                SmoothNoise.of(digits, 1.5),
                SmoothNoise.of(digits, 6).withScaling(Scaling.CLIPPED).with(0.3, 2),
                SmoothNoise.of(odd, 1.5),
                SmoothNoise.of(odd, pink).withScaling(Scaling.CLIPPED),
                SmoothNoise.of(Shape.of(1, 9, 1), pink),
                SmoothNoise.of(flat, 2),
                SmoothNoise.of(Shape.of(3, 64, 64), 3).with(0.4, 0.5),
                StripeNoise.of(digits, StripeNoise.Lines.ROWS),
                StripeNoise.of(odd, StripeNoise.Lines.COLUMNS).with(0, 2),
                StripeNoise.of(flat, StripeNoise.Lines.COLUMNS),
                BlockNoise.of(digits, 4),
                BlockNoise.of(odd, 5).with(0.25, 0.5),
                BlockNoise.of(flat, 1),
                BASES.get(0),
                BASES.get(1),
                DecodedNoise.of(DECODERS.get(0), Codes.gaussian(), DecodedRange.UNIT),
                DecodedNoise.of(DECODERS.get(1), Codes.uniform().withSpread(2.5), DecodedRange.SIGNED),
                new ImageNoise(PICTURES, Arrangement.SHOWN),
                new ImageNoise(PICTURES, Arrangement.MIXED),
                new ImageNoise(PICTURES, Arrangement.PERMUTED));
    }

    private static LabelledImages pictures() {
        byte[] levels = new byte[17 * PICTURE.size()];
        new Random(1).nextBytes(levels);
        return LabelledImages.of("pictures", PICTURE, levels, new int[17]);
    }

    /** Levels of trials in a row, one after the other, from a new instance. */
    static int[] levels(NoiseField field, long seed, long first, int trials) {
        int[] levels = new int[trials * field.shape().size()];
        field.stimuli(seed).noise(first, trials, levels, 0);
        return levels;
    }
}
