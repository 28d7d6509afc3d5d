package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.phosphene.contrast.LabelSequence;
import org.phosphene.estimate.Estimator;
import org.phosphene.observer.ObserverException;
import org.phosphene.onednn.Engine;
import org.phosphene.onednn.EngineChoice;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.report.Provenance;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/**
 * One of two models, which is asked the same trials as the other. Its answers are kept in a folder of its own, so that a run
 * that is stopped goes on where it was.
 */
record AskedSide(DiffModels.Side side, Plan bare, EngineOptions engines) {
    /**
     * How it is asked.
     *
     * @param folder that holds one for each model
     */
    record Asking(Path folder, Material material, Interruption interruption, int workers, PrintWriter err) {}

    /** Whether this is the same model as another, told the same. */
    boolean sameAs(AskedSide other) {
        return model().fields(side.preprocessing()).equals(other.model().fields(other.side.preprocessing()));
    }

    /** What came of it. */
    record Made<E>(E estimate, LabelSequence labels, Provenance provenance) {}

    OnnxModel model() {
        return side.model();
    }

    String title() {
        return model().name().replaceFirst("\\.onnx$", "");
    }

    /** The plan that a folder is named after, before an engine is chosen. */
    Plan named() {
        Map<String, String> observer = new LinkedHashMap<>(model().fields(side.preprocessing()));
        observer.put(Engine.ENGINE, engines.words(side.precision()));
        return bare.withObserver(observer);
    }

    /**
     * Asks what is missing.
     *
     * @param like the plan of the same model, whose engine is taken unless something else was said: two engines may differ in
     *     the last bit
     * @param estimators makes accumulators for a plan
     */
    <E extends Estimator<E>> Made<E> run(
            Asking asking, Optional<Map<String, String>> like, Function<Plan, Supplier<E>> estimators)
            throws IOException {
        Path place = asking.folder().resolve(side.name());
        EngineChoice.Wish wish = engines.wish(false, RunFolder.fields(place).or(() -> like), side.precision());
        EngineChoice choice = EngineChoice.of(model(), side.preprocessing(), bare.stimulus(), wish, bare.trials());
        try (Engine engine = choice.engine()) {
            choice.notes().forEach(note -> asking.err().println("phosphene: " + side.name() + ": " + note));
            Plan plan = bare.withObserver(choice.fields()).withBatch(engine.batch());
            try (RunFolder folder = RunFolder.open(place, plan, asking.material())) {
                E estimate = run(asking, folder, plan, engine, estimators.apply(plan));
                return new Made<>(
                        estimate,
                        LabelSequence.of(folder.answers()),
                        Reports.provenance(folder, false, asking.workers()));
            }
        }
    }

    private <E extends Estimator<E>> E run(
            Asking asking, RunFolder folder, Plan plan, Engine engine, Supplier<E> estimators) throws IOException {
        try (ProgressDisplay progress = ProgressDisplay.of(side.name(), plan.trials(), asking.err())) {
            return TrialRunner.of(plan)
                    .withWorkers(asking.workers())
                    .withListener(progress)
                    .withStop(() -> {
                        folder.check();
                        return asking.interruption().getAsBoolean();
                    })
                    .run(engine::observer, folder.answers(), estimators);
        } catch (ObserverException e) {
            throw new ObserverException(model().name() + ": " + e.getMessage() + folder.kept(), e);
        }
    }
}
