package org.phosphene.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** Examines a model before the science: most failures of such experiments are a wrong range or a wrong layout. */
public final class Doctor {
    private static final int PROBES = 128;
    private static final double NEARLY_ALL = 0.9;
    private static final double SATURATED = 0.97;
    /** A confidence below this, or below this many times chance, is that of a network that sees nothing. */
    private static final double FLAT = 0.05;

    private static final double FLAT_BY_CHANCE = 2.5;

    private final OnnxModel model;
    private final Preprocessing preprocessing;
    private final int workers;

    private Doctor(OnnxModel model, Preprocessing preprocessing, int workers) {
        this.model = model;
        this.preprocessing = preprocessing;
        this.workers = workers;
    }

    public static Doctor of(OnnxModel model, Preprocessing preprocessing, int workers) {
        return new Doctor(model, preprocessing, workers);
    }

    /**
     * Examines the model with some trials of noise.
     *
     * @throws org.phosphene.observer.ObserverException if the model fails on them
     * @throws IllegalArgumentException if the noise has another shape than the model's images
     */
    public Diagnosis examine(StimulusSpec noise, long trials, long seed) {
        Contract contract = model.contract();
        if (!noise.shape().equals(contract.shape())) {
            throw new IllegalArgumentException(
                    "noise of shape " + noise.shape() + ", the model takes " + contract.shape());
        }
        Plan asked = Plan.of(noise, contract.classes()).withTrials(trials).withSeed(seed);
        Plan plan = asked.withBatch(model.batch(asked.batch()));
        ClassificationImages images = TrialRunner.of(plan)
                .withWorkers(workers)
                .run(() -> model.observer(preprocessing), () -> ClassMeans.of(noise, plan.classes()))
                .images();
        boolean deterministic = isDeterministic(noise, plan);
        List<String> warnings = warnings(images, deterministic);
        List<Diagnosis.Reaction> ranges = reactions(warnings);
        return new Diagnosis(
                contract,
                preprocessing.toString(),
                deterministic,
                noise.field().description(),
                trials,
                images.counts(),
                images.entropy(),
                ranges,
                expects(ranges, contract.classes()),
                List.copyOf(warnings));
    }

    private boolean isDeterministic(StimulusSpec noise, Plan plan) {
        float[] stimuli = stimuli(noise, plan.seed(), plan.batch());
        try (OnnxObserver first = model.observer(preprocessing);
                OnnxObserver second = model.observer(preprocessing)) {
            float[] scores = first.scores(stimuli, plan.batch());
            return Arrays.equals(scores, first.scores(stimuli, plan.batch()))
                    && Arrays.equals(scores, second.scores(stimuli, plan.batch()));
        }
    }

    private static float[] stimuli(StimulusSpec spec, long seed, int count) {
        int size = spec.shape().size();
        int[] levels = new int[size];
        float[] values = new float[count * size];
        var stimuli = spec.stimuli(seed);
        for (int t = 0; t < count; t++) {
            int signal = stimuli.noise(t, levels, 0);
            stimuli.show(levels, 0, signal, values, t * size);
        }
        return values;
    }

    private List<Diagnosis.Reaction> reactions(List<String> warnings) {
        Shape shape = model.contract().shape();
        int batch = model.batch(Plan.preferredBatch(shape.size()));
        List<Diagnosis.Reaction> reactions = new ArrayList<>();
        for (Preprocessing.Preset preset : presets(shape.channels())) {
            try (OnnxObserver observer = model.observer(preset.preprocessing())) {
                reactions.add(react(preset, observer, batch));
            } catch (ObserverException e) {
                // values of a wrong range may overflow: a finding, not a failure
                warnings.add("with --preprocess " + preset + " it gives no usable answer (" + e.getMessage() + ")");
            }
        }
        return reactions;
    }

    /** The presets that fit a number of channels. */
    public static List<Preprocessing.Preset> presets(int channels) {
        return Arrays.stream(Preprocessing.Preset.values())
                .filter(preset -> preset.preprocessing().mean().size() <= 1
                        || preset.preprocessing().mean().size() == channels)
                .toList();
    }

    private Diagnosis.Reaction react(Preprocessing.Preset preset, OnnxObserver observer, int batch) {
        int classes = model.contract().classes();
        int[] labels = new int[batch];
        float[] confidences = new float[batch];
        long[] counts = new long[classes];
        double confidence = 0;
        int shown = 0;
        for (; shown < PROBES; shown += batch) {
            observer.label(CoarseImages.of(model.contract().shape(), shown, batch), batch, labels, confidences);
            for (int t = 0; t < batch; t++) {
                counts[labels[t]]++;
                confidence += confidences[t];
            }
        }
        double all = shown;
        double entropy = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> -count / all * Math.log(count / all) / Math.log(2))
                .sum();
        return new Diagnosis.Reaction(preset.toString(), entropy, confidence / shown);
    }

    /** A guess from saturation: values 255 times too large make every answer certain, values 255 times too small none. */
    private static String expects(List<Diagnosis.Reaction> ranges, int classes) {
        double unit = confidence(ranges, Preprocessing.Preset.UNIT);
        double bytes = confidence(ranges, Preprocessing.Preset.BYTE);
        if (Double.isNaN(unit) || Double.isNaN(bytes)) {
            return unusable(unit, bytes);
        }
        boolean unitIsFlat = unit < Math.max(FLAT, FLAT_BY_CHANCE / classes);
        if (bytes >= SATURATED && !unitIsFlat) {
            return "small values (0..1, -1..1 or normalised): with 0..255 every answer is certain";
        }
        if (unitIsFlat && bytes > 2 * unit) {
            return "0..255: with 0..1 no answer is any surer than chance";
        }
        return "cannot be told without images: neither 0..1 nor 0..255 looks wrong";
    }

    private static String unusable(double unit, double bytes) {
        if (Double.isNaN(unit) == Double.isNaN(bytes)) {
            return "cannot be told: neither with 0..1 nor with 0..255 does it give usable answers";
        }
        return Double.isNaN(bytes)
                ? "small values (0..1, -1..1 or normalised): with 0..255 it gives no usable answer"
                : "0..255: with 0..1 it gives no usable answer";
    }

    /** Not a number where the model failed. */
    private static double confidence(List<Diagnosis.Reaction> ranges, Preprocessing.Preset preset) {
        return ranges.stream()
                .filter(range -> range.preset().equals(preset.toString()))
                .mapToDouble(Diagnosis.Reaction::confidence)
                .findFirst()
                .orElse(Double.NaN);
    }

    private List<String> warnings(ClassificationImages images, boolean deterministic) {
        List<String> warnings = new ArrayList<>();
        long most = images.counts().stream().mapToLong(Long::longValue).max().orElseThrow();
        double share = (double) most / images.trials();
        if (share >= NEARLY_ALL) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of this noise falls into class %d: the maps of the other classes rest on few trials or none. "
                            + "Other noise may reach them: --tune looks for it",
                    100 * share,
                    images.counts().indexOf(most)));
        }
        if (!deterministic) {
            warnings.add("the same stimuli got different scores: runs cannot be repeated bit for bit");
        }
        Contract contract = model.contract();
        if (contract.batch() > 0) {
            warnings.add("it takes " + contract.batch() + " image(s) at a time and no more: runs will be slow");
        }
        if (contract.classes() == contract.shape().size()) {
            warnings.add("it has as many scores as the image has values: is it a classifier?");
        }
        return warnings;
    }
}
