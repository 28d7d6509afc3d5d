package org.phosphene.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.WhiteNoise;

/**
 * All that a report of classification images tells.
 *
 * @param title what was looked at, for example the model's name
 * @param images the maps
 * @param names of the classes, one for each
 * @param verdicts what the observer says of its own maps, if it was asked
 * @param weighting how trials were weighted
 * @param provenance where the result comes from; its spec names the noise
 */
public record MapReport(
        String title,
        ClassificationImages images,
        List<String> names,
        Optional<Verdicts> verdicts,
        Weighting weighting,
        Provenance provenance) {
    /**
     * @throws IllegalArgumentException if there is not one name for each class, the verdicts are of other classes, or the
     *     provenance names no white noise of the maps' shape
     */
    public MapReport {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(weighting, "weighting");
        names = List.copyOf(names);
        int classes = images.classes();
        if (names.size() != classes) {
            throw new IllegalArgumentException(names.size() + " class names for " + classes + " classes");
        }
        verdicts.ifPresent(v -> {
            check(v.plain(), classes);
            check(v.stretched(), classes);
        });
        WhiteNoise field = WhiteNoise.parse(provenance.spec());
        if (!field.shape().equals(images.shape())) {
            throw new IllegalArgumentException(
                    "the plan has stimuli of " + field.shape() + ", the maps are of " + images.shape());
        }
    }

    private static void check(int[] labels, int classes) {
        if (labels.length != classes) {
            throw new IllegalArgumentException(labels.length + " verdicts for " + classes + " classes");
        }
        for (int label : labels) {
            if (label < Verdicts.NONE || label >= classes) {
                throw new IllegalArgumentException("verdict " + label + ": the classes are 0.." + (classes - 1));
            }
        }
    }

    /** What fixes the result: plan, weighting and answers. Two reports that agree in this have the same maps. */
    Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        provenance.spec().forEach((key, value) -> identity.put(Legible.text(key), Legible.text(value)));
        identity.put("weighting", weighting.toString());
        identity.put("answers.sha256", Legible.text(provenance.answersSha256()));
        return identity;
    }

    Noise noise() {
        return WhiteNoise.parse(provenance.spec()).noise();
    }

    /** Exact mean of the noise, in units of the image. */
    double noiseMean() {
        return noise().grid().value(noise().levelMean());
    }

    /** Exact standard deviation of the noise, in units of the image. */
    double noiseDeviation() {
        return noise().grid().step() * noise().levelDeviation();
    }

    /** log2 of the number of classes: the entropy of answers that are all equally frequent. */
    double mostEntropy() {
        return Math.log(images.classes()) / Math.log(2);
    }

    /** One line that says what was done. */
    String caption() {
        return Wording.count(images.trials()) + " trials of " + noise().kind() + " noise, " + images.shape() + ", seed "
                + Legible.text(provenance.spec().getOrDefault("seed", "unknown"))
                + (weighting.needsConfidence() ? ", weighted " + weighting : "") + "; entropy of the answers "
                + Wording.bits(images.entropy()) + " of " + Wording.bits(mostEntropy()) + " bits";
    }
}
