package org.phosphene.stimulus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A random image whose values lie on a {@link Grid}: noise. Shown alone it is the whole stimulus.
 */
public sealed interface NoiseField extends StimulusSpec permits WhiteNoise, StructuredNoise {
    /** The key under which a specification names its kind of noise. */
    String KIND = "stimulus.noise";

    /** The key under which a specification states the extent of its stimuli. */
    String SHAPE = "stimulus.shape";

    /**
     * Reads what {@link #fields} wrote.
     *
     * @param material where files are found that the noise was made from
     * @throws IllegalArgumentException if a field is missing or has no meaning, or the material is not to be had
     */
    static NoiseField parse(Map<String, String> fields, NoiseMaterial material) {
        String kind = Fields.text(fields, KIND);
        return switch (kind) {
            case SmoothNoise.WORD, SmoothNoise.POWER_WORD -> SmoothNoise.parse(fields);
            case GaborNoise.WORD -> GaborNoise.parse(fields, material);
            case StripeNoise.WORD -> StripeNoise.parse(fields);
            case BlockNoise.WORD -> BlockNoise.parse(fields);
            case DecodedNoise.WORD -> DecodedNoise.parse(fields, material);
            case ImageNoise.WORD -> ImageNoise.parse(fields, material);
            default -> WhiteNoise.parse(fields);
        };
    }

    @Override
    default NoiseField field() {
        return this;
    }

    /** Where the levels lie. */
    Grid grid();

    /** What it is in words, as in {@code uniform noise of mean 0.5 and contrast 1}. */
    default String description() {
        List<String> details = new ArrayList<>();
        fields().forEach((key, value) -> {
            if (!key.equals(KIND) && !key.equals(SHAPE) && !key.endsWith("sha256")) {
                details.add(key.substring(key.indexOf('.') + 1).replace('.', ' ') + " " + value);
            }
        });
        if (details.isEmpty()) {
            return kind() + " noise";
        }
        String last = details.remove(details.size() - 1);
        return kind() + " noise of " + (details.isEmpty() ? "" : String.join(", ", details) + " and ") + last;
    }

    /** The name of its kind, as in {@code uniform} or {@code smooth}. */
    String kind();

    /**
     * The distribution that every value has independently of all others; empty for noise with structure, of which only the
     * trials tell mean and deviation.
     */
    Optional<Noise> independent();
}
