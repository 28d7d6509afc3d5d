package org.phosphene.cli;

import org.phosphene.stimulus.Codes;
import org.phosphene.stimulus.DecodedNoise;
import org.phosphene.stimulus.DecodedRange;
import org.phosphene.stimulus.Shape;

/**
 * {@code decoder:FILE[:gaussian[:SD]|:uniform[:LIMIT]][:tanh]}. One number is enough for a distribution, since codes lie around
 * 0; what a decoder's values mean cannot be told from them: an autoencoder's tanh has black at 0, a generator's at -1.
 *
 * @param file or the name of a built-in decoder
 */
record DecoderWord(String file, Codes codes, DecodedRange range) {
    static final String KIND = "decoder";

    private static final String SIGNED = "tanh";

    /** @throws UsageException if it is no decoder with codes */
    static DecoderWord of(NoiseWord word) {
        if (word.rest().isEmpty() || word.rest().get(0).isEmpty()) {
            throw new UsageException("--noise " + word.text() + ": name a decoder, as in decoder:mnist-vae-decoder");
        }
        Codes codes = Codes.gaussian();
        DecodedRange range = DecodedRange.UNIT;
        for (int i = 1; i < word.rest().size(); i++) {
            String part = word.rest().get(i);
            switch (part) {
                case "gaussian" -> codes = Codes.gaussian();
                case "uniform" -> codes = Codes.uniform();
                case SIGNED -> range = DecodedRange.SIGNED;
                default -> codes = codes.withSpread(spread(word, i));
            }
        }
        return new DecoderWord(word.rest().get(0), codes, range);
    }

    private static double spread(NoiseWord word, int i) {
        String before = word.rest().get(i - 1);
        if (before.equals("gaussian") || before.equals("uniform")) {
            try {
                return Double.parseDouble(word.rest().get(i));
            } catch (NumberFormatException e) {
                throw unknown(word, i);
            }
        }
        throw unknown(word, i);
    }

    private static UsageException unknown(NoiseWord word, int i) {
        return new UsageException("--noise " + word.text() + ": '" + word.rest().get(i)
                + "': expected decoder:FILE[:gaussian[:SD]|:uniform[:LIMIT]][:tanh]");
    }

    /** The noise. */
    DecodedNoise noise(Shape shape, Material material) {
        return DecodedNoise.of(material.open(file, shape), codes, range);
    }
}
