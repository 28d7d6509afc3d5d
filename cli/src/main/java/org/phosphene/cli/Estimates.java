package org.phosphene.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.SignalResponseMeans;
import org.phosphene.estimate.Weighting;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;
import org.phosphene.whiten.WhitenedImages;

/**
 * What is estimated from a run.
 *
 * @param images one map for each class that was answered
 * @param responses sums by signal and answer, of a run with a signal whose trials all count the same
 */
record Estimates(ClassificationImages images, Optional<SignalResponseMeans> responses) {
    /** Bytes of memory for each pixel, class of the signal and answer, at the most. */
    private static final long BYTES = 32;

    /** Makes a run. */
    static Estimates run(TrialRunner runner, Plan plan, Supplier<? extends Observer> observers, AnswersFile answers) {
        if (plan.stimulus() instanceof SignalInNoise stimulus) {
            SignalResponseMeans means =
                    runner.run(observers, answers, () -> SignalResponseMeans.of(stimulus, plan.classes()));
            return new Estimates(means.images(), Optional.of(means));
        }
        ClassMeans means = runner.run(observers, answers, () -> ClassMeans.of(plan.stimulus(), plan.classes()));
        return new Estimates(means.images(), Optional.empty());
    }

    /** Adds up a run that was made, from nothing but its answers. */
    static Estimates replay(TrialRunner runner, RunFolder folder, Weighting weighting) {
        Plan plan = folder.plan();
        MapMemory.check(plan.stimulus().shape());
        if (!weighting.needsConfidence() && plan.stimulus() instanceof SignalInNoise stimulus) {
            SignalResponseMeans means =
                    runner.replay(folder.answers(), () -> SignalResponseMeans.of(stimulus, plan.classes()));
            return new Estimates(means.images(), Optional.of(means));
        }
        ClassMeans means =
                runner.replay(folder.answers(), () -> ClassMeans.of(plan.stimulus(), plan.classes(), weighting));
        return new Estimates(means.images(), Optional.empty());
    }

    /** The maps without the correlations of their noise, where it has any and is small enough. */
    static Optional<WhitenedImages> whitened(Plan plan, ClassificationImages images) {
        return WhitenedImages.of(plan.stimulus().field(), plan.seed(), images);
    }

    /**
     * Refuses a table of signals and answers that cannot fit into memory.
     *
     * @throws UsageException if it would not
     */
    static void check(Plan plan, int workers) {
        if (plan.stimulus() instanceof SignalInNoise stimulus) {
            long signals = SignalOptions.occurring(stimulus.signals()).size();
            long cells = Math.min(plan.trials(), signals * plan.classes());
            long bytes = cells * stimulus.shape().size() * BYTES * (workers + 1L);
            if (bytes > Runtime.getRuntime().maxMemory()) {
                throw new UsageException(String.format(
                        Locale.ROOT,
                        "%d classes of signals and %d answers of %s take up to %,d MB of memory: choose fewer with "
                                + "--signal-classes, use fewer --threads, or set PHOSPHENE_JAVA_OPTS=-Xmx16g",
                        signals,
                        plan.classes(),
                        stimulus.shape(),
                        bytes >> 20));
            }
        }
    }
}
