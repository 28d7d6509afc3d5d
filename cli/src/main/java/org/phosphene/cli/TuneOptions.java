package org.phosphene.cli;

import java.util.Optional;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Shape;
import org.phosphene.trial.Plan;
import org.phosphene.tune.NoiseSearch;
import picocli.CommandLine.Option;

/** Whether noise is searched for, and how long. */
final class TuneOptions {
    @Option(
            names = "--tune",
            description = "Also search for the noise whose answers are spread most evenly over the classes.")
    private boolean tune;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "The most questions that --tune may ask. Default: 20000.")
    private TrialCount budget;

    /**
     * What can be checked before anything is opened.
     *
     * @throws UsageException if there is a budget and nothing to spend it on
     */
    void check() {
        if (budget != null && !tune) {
            throw new UsageException("--budget is what --tune may ask; give --tune, too");
        }
    }

    /** The noise found, if it is searched for. */
    Optional<TunedNoise> run(OnnxModel model, Preprocessing preprocessing, long seed, int workers) {
        if (!tune) {
            return Optional.empty();
        }
        Shape shape = model.contract().shape();
        long most = budget == null ? NoiseSearch.DEFAULT_BUDGET : budget.value();
        NoiseSearch search = NoiseSearch.of(shape, model.contract().classes())
                .withBudget(most, model.batch(Plan.preferredBatch(shape.size())))
                .withSeed(seed)
                .withWorkers(workers);
        return Optional.of(TunedNoise.of(search.run(() -> model.observer(preprocessing)), most));
    }
}
