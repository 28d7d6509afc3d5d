package org.phosphene.studies.run;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Estimator;
import org.phosphene.observer.Observer;
import org.phosphene.onednn.Engine;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.result.RunSource;
import org.phosphene.trial.MapQuestions;
import org.phosphene.trial.Plan;

/**
 * Runs whose answers are kept in a folder. A run that is there is replayed without asking the network, one that was stopped
 * goes on where it was.
 */
public final class StudyRuns {
    private final StudySetting setting;
    private final Protocol protocol;

    StudyRuns(StudySetting setting, Protocol protocol) {
        this.setting = setting;
        this.protocol = protocol;
    }

    /**
     * The maps of a network.
     *
     * @param images one for each class that was answered
     * @param verdicts what the network says of them
     * @param stimulus that they were made with
     * @param seed of the noise
     */
    public record Maps(ClassificationImages images, Verdicts verdicts, StimulusSpec stimulus, long seed) {}

    /**
     * Classification images, and what the network says of them.
     *
     * @param full how many trials the paper has; the setting may allow fewer
     */
    public Maps maps(AskedModel network, StimulusSpec stimulus, long full) throws IOException {
        try (KeptRun run = open(network, stimulus, full)) {
            ClassificationImages images = run.estimate(
                            () -> ClassMeans.of(stimulus, run.plan().classes()))
                    .images();
            Optional<Verdicts> known = run.answers().verdicts();
            if (known.isPresent()) {
                return new Maps(images, known.get(), stimulus, run.plan().seed());
            }
            Verdicts verdicts = verdicts(network, images);
            run.answers().write(verdicts);
            return new Maps(images, verdicts, stimulus, run.plan().seed());
        }
    }

    /** Asked of ONNX Runtime whatever made the run: ten images, and the same verdicts everywhere. */
    private static Verdicts verdicts(AskedModel network, ClassificationImages images) {
        OnnxModel model = network.open();
        int batch = model.batch(Plan.preferredBatch(images.shape().size()));
        try (Observer observer = model.observer(network.preprocessing())) {
            return MapQuestions.to(observer, batch).ask(images);
        }
    }

    /**
     * Anything that can be estimated from a run.
     *
     * @param full how many trials the paper has; the setting may allow fewer
     */
    public <E extends Estimator<E>> E estimate(
            AskedModel network, StimulusSpec stimulus, long full, Supplier<E> estimators) throws IOException {
        try (KeptRun run = open(network, stimulus, full)) {
            return run.estimate(estimators);
        }
    }

    private KeptRun open(AskedModel network, StimulusSpec stimulus, long full) throws IOException {
        Plan bare = Plan.of(stimulus, network.classes())
                .withTrials(setting.trials(full))
                .withSeed(setting.seed());
        KeptRun run = KeptRun.open(setting, network, bare);
        protocol.run(source(network, run.plan()));
        return run;
    }

    private static RunSource source(AskedModel network, Plan plan) {
        String precision = plan.observer().get(Engine.PRECISION);
        String engine = plan.observer().getOrDefault(Engine.ENGINE, "unknown engine");
        return new RunSource(
                network.name(),
                network.trainingSeed(),
                network.sha256(),
                KeptAnswers.stimulus(plan),
                plan.trials(),
                plan.seed(),
                precision == null ? engine : engine + ", " + precision);
    }
}
