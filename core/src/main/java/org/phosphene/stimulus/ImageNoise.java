package org.phosphene.stimulus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Real images as noise: their statistics with (shown, mixed) or without (permuted) their form. All images are equally likely,
 * whatever their labels.
 *
 * @param source the images
 * @param arrangement what is done with them
 */
public record ImageNoise(LabelledImages source, Arrangement arrangement) implements StructuredNoise {
    static final String WORD = "images";

    private static final String SOURCE = "stimulus.images";
    private static final String SHA256 = "stimulus.images.sha256";
    private static final String ARRANGEMENT = "stimulus.images.arrangement";
    /** Levels as data sets have them: black is 0, white 1. */
    private static final Grid LEVELS = new Grid(0, 1 / 255f, 255);

    public ImageNoise {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(arrangement, "arrangement");
    }

    static ImageNoise parse(Map<String, String> fields, NoiseMaterial material) {
        Arrangement arrangement = Arrangement.of(Fields.text(fields, ARRANGEMENT));
        Shape shape = Shape.parse(Fields.text(fields, SHAPE));
        return new ImageNoise(
                material.images(Fields.text(fields, SOURCE), Fields.text(fields, SHA256), shape), arrangement);
    }

    @Override
    public Shape shape() {
        return source.shape();
    }

    @Override
    public Grid grid() {
        return LEVELS;
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
        fields.put(SOURCE, source.name());
        fields.put(SHA256, source.sha256());
        fields.put(ARRANGEMENT, arrangement.toString());
        return fields;
    }

    @Override
    public Stimuli stimuli(long seed) {
        return new ImageStimuli(this, seed);
    }
}
