package org.phosphene.studies.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.Estimator;
import org.phosphene.onednn.Engine;
import org.phosphene.onednn.EngineChoice;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** A run with its file of answers, and an engine if answers are still missing. */
final class KeptRun implements AutoCloseable {
    private final StudySetting setting;
    private final AskedModel network;
    private final Plan plan;
    private final FileChannel channel;
    private final AnswersFile answers;
    private final Optional<Engine> engine;

    private KeptRun(StudySetting setting, AskedModel network, Plan plan, Path file, Optional<Engine> engine)
            throws IOException {
        this.setting = setting;
        this.network = network;
        this.plan = plan;
        this.engine = engine;
        channel = LockedAnswers.open(file, plan, new ArrayList<>());
        try {
            answers = AnswersFile.open(channel, fields -> plan.layout());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Finds what is there of a run, or begins it.
     *
     * @param bare the plan without an observer
     */
    static KeptRun open(StudySetting setting, AskedModel network, Plan bare) throws IOException {
        Files.createDirectories(setting.answers());
        Path file = setting.answers().resolve(KeptAnswers.name(network, bare));
        Optional<Plan> earlier = KeptAnswers.plan(file, bare);
        if (earlier.isPresent() && KeptAnswers.complete(file, earlier.get())) {
            return new KeptRun(setting, network, earlier.get(), file, Optional.empty());
        }
        EngineChoice choice = choice(network, bare, earlier);
        try {
            Plan plan =
                    bare.withObserver(choice.fields()).withBatch(choice.engine().batch());
            if (earlier.isPresent() && !earlier.get().equals(plan)) {
                // another version of the engine: its answers cannot be mixed with those
                Files.delete(file);
            }
            return new KeptRun(setting, network, plan, file, Optional.of(choice.engine()));
        } catch (IOException | RuntimeException e) {
            choice.engine().close();
            throw e;
        }
    }

    private static EngineChoice choice(AskedModel network, Plan bare, Optional<Plan> earlier) {
        OnnxModel model = network.open();
        EngineChoice.Wish any = new EngineChoice.Wish(EngineChoice.Kind.AUTO, Optional.empty(), false, false);
        EngineChoice.Wish wish = earlier.map(plan -> any.as(plan.observer())).orElse(any);
        return EngineChoice.of(model, network.preprocessing(), bare.stimulus(), wish, bare.trials());
    }

    Plan plan() {
        return plan;
    }

    AnswersFile answers() {
        return answers;
    }

    /** Asks for what is missing, and adds all trials up. */
    <E extends Estimator<E>> E estimate(Supplier<E> estimators) {
        TrialRunner runner = TrialRunner.of(plan).withWorkers(setting.workers()).withStop(setting.stop());
        if (engine.isEmpty()) {
            return runner.replay(answers, estimators);
        }
        try (RunWatch.Begun progress = setting.watch().begin(KeptAnswers.task(network, plan), plan.trials())) {
            return runner.withListener(progress).run(engine.get()::observer, answers, estimators);
        }
    }

    @Override
    public void close() throws IOException {
        engine.ifPresent(Engine::close);
        channel.close();
    }
}
