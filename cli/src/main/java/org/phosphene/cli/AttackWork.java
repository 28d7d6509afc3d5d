package org.phosphene.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackRun;
import org.phosphene.attack.AttackedStimuli;
import org.phosphene.attack.Condition;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.trial.Plan;
import org.phosphene.trial.Progress;

/**
 * Asks a model under attack, and shows how far that is. ONNX Runtime is asked: attacked images are unlike the noise that a
 * faster engine is checked on.
 *
 * @param model that is asked
 * @param err where progress is shown
 */
record AttackWork(
        OnnxModel model, Preprocessing preprocessing, int workers, Interruption interruption, PrintWriter err) {
    int classes() {
        return model.contract().classes();
    }

    int batch() {
        return model.batch(Plan.preferredBatch(model.contract().shape().size()));
    }

    Supplier<Observer> observers() {
        return () -> model.observer(preprocessing);
    }

    /** All stimuli under all conditions. */
    AttackAnswers run(String name, AttackedStimuli stimuli, List<Condition> conditions) {
        AttackRun run = AttackRun.of(stimuli, conditions, classes())
                .withBatch(batch())
                .withWorkers(workers)
                .withStop(interruption);
        return watched(name, run.questions(), told -> run.withListener(told).run(observers()));
    }

    /** Does something that tells how many stimuli it shows. */
    <T> T watched(String name, long questions, Function<LongConsumer, T> task) {
        try (ProgressDisplay progress = ProgressDisplay.of(name, questions, err)) {
            AtomicLong count = new AtomicLong();
            long begun = System.nanoTime();
            return task.apply(more -> {
                synchronized (count) {
                    long now = Math.min(questions, count.addAndGet(more));
                    progress.accept(new Progress(now, now, questions, Duration.ofNanos(System.nanoTime() - begun)));
                }
            });
        }
    }
}
