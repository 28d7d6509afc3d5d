package org.phosphene.stimulus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Noise with the faint structure of a set of images (Borji and Lin 2020, appendix, after Greene et al. 2014): the sum over k
 * of s_k P_k, with each score s_k uniform over the range that it has among the images, stretched so that the darkest value of
 * an image is 0 and the brightest 1. P_k is what the k-th principal component of the images' Gabor weights looks like.
 *
 * @param basis the components P and the ranges of their scores
 * @param name of the basis, for people
 * @param sha256 of the file that keeps it
 */
public record GaborNoise(GaborBasis basis, String name, String sha256) implements StructuredNoise {
    /** The name of its kind. */
    public static final String WORD = "gabor-pca";

    private static final String BASIS = "stimulus.basis";
    private static final String SHA256 = "stimulus.basis.sha256";

    public GaborNoise {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
    }

    static GaborNoise parse(Map<String, String> fields, NoiseMaterial material) {
        String name = Fields.text(fields, BASIS);
        String sha256 = Fields.text(fields, SHA256);
        GaborNoise noise = new GaborNoise(material.basis(name, sha256), name, sha256);
        if (!noise.shape().equals(Shape.parse(Fields.text(fields, SHAPE)))) {
            throw new IllegalArgumentException(
                    "basis " + name + " is of " + noise.shape() + ", not of " + Fields.text(fields, SHAPE));
        }
        return noise;
    }

    @Override
    public Shape shape() {
        return basis.shape();
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
        fields.put(BASIS, name);
        fields.put(SHA256, sha256);
        return fields;
    }

    @Override
    public Stimuli stimuli(long seed) {
        return new GaborStimuli(this, seed);
    }
}
