package org.phosphene.stimulus;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Images that a decoder makes of random codes (Fig. 15 of the paper): noise with the structure that the decoder has learnt.
 *
 * <p>The decoder is a network, whose kernels may round differently on another machine or in another version of the engine, and
 * a value next to the edge of two levels then falls on its other side. So a specification holds a checksum of some images, and
 * where they come out otherwise a run is neither gone on with nor replayed.
 *
 * @param decoder what makes the images; the noise does not close it
 * @param codes how codes are drawn
 * @param range which values are black and white
 * @param images checksum of the first images under seed 0
 */
public record DecodedNoise(Decoder decoder, Codes codes, DecodedRange range, String images) implements StructuredNoise {
    static final String WORD = "decoded";

    private static final String DECODER = "stimulus.decoder";
    private static final String SHA256 = "stimulus.decoder.sha256";
    private static final String IMAGES = "stimulus.decoder.images.sha256";
    private static final String RANGE = "stimulus.decoder.range";
    private static final String CODES = "stimulus.codes";
    private static final String SPREAD = "stimulus.codes.spread";
    /** Trials and values that are looked at: enough for rounding that differs to show, few enough to take no time. */
    private static final int LOOKED_AT = 256;

    private static final int VALUES = 1 << 18;

    public DecodedNoise {
        Objects.requireNonNull(decoder, "decoder");
        Objects.requireNonNull(codes, "codes");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(images, "images");
    }

    /**
     * Noise of a decoder, which is tried.
     *
     * @throws StimulusException if the decoder fails
     */
    public static DecodedNoise of(Decoder decoder, Codes codes, DecodedRange range) {
        return new DecodedNoise(decoder, codes, range, checksum(new DecodedNoise(decoder, codes, range, "")));
    }

    private static String checksum(DecodedNoise noise) {
        int size = noise.shape().size();
        int count = Math.max(1, Math.min(LOOKED_AT, VALUES / size));
        int[] levels = new int[count * size];
        noise.stimuli(0).noise(0, count, levels, 0);
        ByteBuffer bytes = ByteBuffer.allocate(levels.length);
        for (int level : levels) {
            bytes.put((byte) level);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static DecodedNoise parse(Map<String, String> fields, NoiseMaterial material) {
        Codes codes = Codes.of(Fields.text(fields, CODES), Fields.number(fields, SPREAD));
        DecodedRange range = DecodedRange.of(Fields.text(fields, RANGE));
        Shape shape = Shape.parse(Fields.text(fields, SHAPE));
        String then = Fields.text(fields, IMAGES);
        DecodedNoise noise =
                of(material.decoder(Fields.text(fields, DECODER), Fields.text(fields, SHA256), shape), codes, range);
        if (!noise.images.equals(then)) {
            throw new MissingMaterialException("the decoder '" + noise.decoder.name()
                    + "' gives other images here than it did when the run was made, as the engine's kernels differ by "
                    + "version and processor: go back to the machine and version that made it");
        }
        return noise;
    }

    @Override
    public Shape shape() {
        return decoder.shape();
    }

    @Override
    public Grid grid() {
        return GREYS;
    }

    @Override
    public String kind() {
        return WORD;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(SHAPE, shape().toString());
        fields.put(KIND, WORD);
        fields.put(DECODER, decoder.name());
        fields.put(SHA256, decoder.sha256());
        fields.put(RANGE, range.toString());
        fields.put(CODES, codes.kind().toString());
        fields.put(SPREAD, Noise.text(codes.spread()));
        fields.put(IMAGES, images);
        return fields;
    }

    @Override
    public Stimuli stimuli(long seed) {
        return new DecodedStimuli(this, seed);
    }
}
