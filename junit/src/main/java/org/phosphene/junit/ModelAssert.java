package org.phosphene.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opentest4j.AssertionFailedError;
import org.phosphene.contrast.Change;
import org.phosphene.contrast.Comparison;
import org.phosphene.contrast.ModelContrast;
import org.phosphene.contrast.Tolerance;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** An assertion about a model. Immutable: every {@code with} gives another one. */
public final class ModelAssert {
    private static final long TRIALS = 20_000;

    private final OnnxModel model;
    private final Setting setting;

    /**
     * How both models are asked.
     *
     * @param preprocessing of the model
     * @param baseline preprocessing of the baseline, if it is another
     */
    private record Setting(
            long trials,
            long seed,
            int workers,
            Function<Shape, NoiseField> noise,
            Preprocessing preprocessing,
            Optional<Preprocessing> baseline,
            Tolerance tolerance,
            List<String> names) {}

    private ModelAssert(OnnxModel model, Setting setting) {
        this.model = model;
        this.setting = setting;
    }

    static ModelAssert of(OnnxModel model) {
        List<String> numbers = IntStream.range(0, model.contract().classes())
                .mapToObj(Integer::toString)
                .toList();
        return new ModelAssert(
                model,
                new Setting(
                        TRIALS,
                        1,
                        Runtime.getRuntime().availableProcessors(),
                        shape -> StimulusSpec.of(shape, Noise.uniform()),
                        Preprocessing.of(0, 1),
                        Optional.empty(),
                        Tolerance.standard(),
                        numbers));
    }

    /** With a number of noise images; 20 000 unless set. More find smaller changes. */
    public ModelAssert withTrials(long trials) {
        return with(setting.noise(), trials, setting.seed(), setting.workers());
    }

    /** With a seed of the noise; 1 unless set. The same seed gives the same outcome. */
    public ModelAssert withSeed(long seed) {
        return with(setting.noise(), setting.trials(), seed, setting.workers());
    }

    /** With a number of threads, one for each processor unless set; they change no outcome. */
    public ModelAssert withWorkers(int workers) {
        if (workers < 1 || workers > TrialRunner.MOST_WORKERS) {
            throw new IllegalArgumentException("workers " + workers + ": must lie in 1.." + TrialRunner.MOST_WORKERS);
        }
        return with(setting.noise(), setting.trials(), setting.seed(), workers);
    }

    /**
     * With another noise than uniform white noise.
     *
     * @param noise gives it for the shape of the images, as in {@code shape -> SmoothNoise.of(shape, 2)}
     */
    public ModelAssert withNoise(Function<Shape, NoiseField> noise) {
        return with(noise, setting.trials(), setting.seed(), setting.workers());
    }

    private ModelAssert with(Function<Shape, NoiseField> noise, long trials, long seed, int workers) {
        return new ModelAssert(
                model,
                new Setting(
                        trials,
                        seed,
                        workers,
                        noise,
                        setting.preprocessing(),
                        setting.baseline(),
                        setting.tolerance(),
                        setting.names()));
    }

    /** With what both models want to be done to an image; values from 0 to 1 unless set. */
    public ModelAssert withPreprocessing(Preprocessing both) {
        return with(both, setting.baseline(), setting.tolerance(), setting.names());
    }

    /** With what the baseline wants to be done to an image, if that is something else. */
    public ModelAssert withBaselinePreprocessing(Preprocessing baseline) {
        return with(setting.preprocessing(), Optional.of(baseline), setting.tolerance(), setting.names());
    }

    /** With what differences are tolerated; {@link Tolerance#standard} unless set. */
    public ModelAssert within(Tolerance tolerance) {
        return with(setting.preprocessing(), setting.baseline(), tolerance, setting.names());
    }

    /**
     * With names of the classes for the message; numbers unless set.
     *
     * @throws IllegalArgumentException if there is not one for each class
     */
    public ModelAssert withClassNames(List<String> names) {
        if (names.size() != model.contract().classes()) {
            throw new IllegalArgumentException(
                    names.size() + " names, the model has " + model.contract().classes() + " classes");
        }
        return with(setting.preprocessing(), setting.baseline(), setting.tolerance(), List.copyOf(names));
    }

    private ModelAssert with(
            Preprocessing preprocessing, Optional<Preprocessing> baseline, Tolerance tolerance, List<String> names) {
        return new ModelAssert(
                model,
                new Setting(
                        setting.trials(),
                        setting.seed(),
                        setting.workers(),
                        setting.noise(),
                        preprocessing,
                        baseline,
                        tolerance,
                        names));
    }

    /**
     * The same of a file.
     *
     * @see #hasSameBiasAs(OnnxModel)
     */
    public ModelAssert hasSameBiasAs(Path baseline) {
        return hasSameBiasAs(OnnxModel.open(baseline));
    }

    /**
     * Shows both models the same noise and fails if the answers, the share of a class or the map of a class changed beyond
     * chance and by more than is tolerated.
     *
     * @param baseline the model before this one
     * @return this
     * @throws AssertionFailedError if something changed; the message says what and where
     * @throws IllegalArgumentException if the two take other images or have other numbers of classes
     */
    public ModelAssert hasSameBiasAs(OnnxModel baseline) {
        Contract contract = model.contract();
        Contract before = baseline.contract();
        if (!contract.shape().equals(before.shape()) || contract.classes() != before.classes()) {
            throw new IllegalArgumentException(model.name() + " takes " + contract.shape() + " and has "
                    + contract.classes() + " classes, " + baseline.name() + " takes " + before.shape() + " and has "
                    + before.classes());
        }
        ModelContrast contrast = contrast(baseline);
        List<Change> findings = setting.tolerance().findings(contrast);
        if (!findings.isEmpty()) {
            throw new AssertionFailedError(message(baseline, findings));
        }
        return this;
    }

    private ModelContrast contrast(OnnxModel baseline) {
        Plan plan = Plan.of(
                        setting.noise().apply(model.contract().shape()),
                        model.contract().classes())
                .withTrials(setting.trials())
                .withSeed(setting.seed());
        // a model that is asked one image at a time sets the batch of both
        Plan batched = plan.withBatch(Math.min(model.batch(plan.batch()), baseline.batch(plan.batch())));
        Preprocessing before = setting.baseline().orElse(setting.preprocessing());
        return Comparison.of(batched)
                .withWorkers(setting.workers())
                .run(() -> baseline.observer(before), () -> model.observer(setting.preprocessing()));
    }

    private String message(OnnxModel baseline, List<Change> findings) {
        String changes = findings.stream()
                .map(change -> "\n  " + change.text(setting.names()))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "%s does not see what %s sees; of %,d images of %s noise (seed %d):%s",
                model.name(),
                baseline.name(),
                setting.trials(),
                setting.noise().apply(model.contract().shape()).kind(),
                setting.seed(),
                changes);
    }
}
