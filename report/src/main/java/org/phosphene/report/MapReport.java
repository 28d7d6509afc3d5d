package org.phosphene.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.whiten.WhitenedImages;

/**
 * All that a report of classification images tells.
 *
 * @param title what was looked at, for example the model's name
 * @param images the maps
 * @param names of the classes, one for each
 * @param verdicts what the observer says of its own maps, if it was asked
 * @param weighting how trials were weighted
 * @param provenance where the result comes from; its spec names the noise
 * @param signal what a run with a signal tells beside
 * @param whitened the maps without the noise's own correlations, where it has any
 */
public record MapReport(
        String title,
        ClassificationImages images,
        List<String> names,
        Optional<Verdicts> verdicts,
        Weighting weighting,
        Provenance provenance,
        Optional<SignalReport> signal,
        Optional<WhitenedImages> whitened) {
    /** A report of noise alone. */
    public MapReport(
            String title,
            ClassificationImages images,
            List<String> names,
            Optional<Verdicts> verdicts,
            Weighting weighting,
            Provenance provenance) {
        this(title, images, names, verdicts, weighting, provenance, Optional.empty(), Optional.empty());
    }

    /**
     * @throws IllegalArgumentException if there is not one name for each class, the verdicts are of other classes, or the
     *     provenance names no noise of the maps' shape
     */
    public MapReport {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(weighting, "weighting");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(whitened, "whitened");
        names = List.copyOf(names);
        int classes = images.classes();
        if (names.size() != classes) {
            throw new IllegalArgumentException(names.size() + " class names for " + classes + " classes");
        }
        verdicts.ifPresent(v -> {
            check(v.plain(), classes);
            check(v.stretched(), classes);
        });
        noiseKind(provenance);
        Shape shape = Shape.parse(provenance.spec().getOrDefault(NoiseField.SHAPE, ""));
        if (!shape.equals(images.shape())) {
            throw new IllegalArgumentException(
                    "the plan has stimuli of " + shape + ", the maps are of " + images.shape());
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

    private static String noiseKind(Provenance provenance) {
        String kind = provenance.spec().get(NoiseField.KIND);
        if (kind == null) {
            throw new IllegalArgumentException("the plan names no " + NoiseField.KIND);
        }
        return Legible.text(kind);
    }

    /** The name of the noise's kind. */
    String noiseKind() {
        return noiseKind(provenance);
    }

    /** Mean of the noise over all pixels, in units of the image. */
    double noiseMean() {
        return images.noise().averageMean();
    }

    /** Standard deviation of the noise within a pixel, root mean square over all pixels, in units of the image. */
    double noiseDeviation() {
        return images.noise().averageDeviation();
    }

    /** log2 of the number of classes: the entropy of answers that are all equally frequent. */
    double mostEntropy() {
        return Math.log(images.classes()) / Math.log(2);
    }

    /** One line that says what was done. */
    String caption() {
        return Wording.count(images.trials()) + " trials of " + noiseKind() + " noise, " + images.shape() + ", seed "
                + Legible.text(provenance.spec().getOrDefault("seed", "unknown"))
                + (weighting.needsConfidence() ? ", weighted " + weighting : "") + "; entropy of the answers "
                + Wording.bits(images.entropy()) + " of " + Wording.bits(mostEntropy()) + " bits";
    }
}
