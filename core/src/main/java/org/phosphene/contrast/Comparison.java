package org.phosphene.contrast;

import java.util.function.Supplier;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.observer.Observer;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** Puts the trials of one plan to two observers, with answers kept in memory. */
public final class Comparison {
    private final Plan plan;
    private final int workers;

    private Comparison(Plan plan, int workers) {
        this.plan = plan;
        this.workers = workers;
    }

    /**
     * A comparison, one worker for each processor.
     *
     * @param plan whose observer is left open
     */
    public static Comparison of(Plan plan) {
        LabelSequence.checkTrials(plan.trials());
        return new Comparison(plan, Runtime.getRuntime().availableProcessors());
    }

    /** With a number of workers, 1 to 1024; they change no result. */
    public Comparison withWorkers(int count) {
        return new Comparison(plan, count);
    }

    /**
     * Asks both.
     *
     * @param old gives each worker an observer
     * @param now the same of the other model
     * @throws org.phosphene.observer.ObserverException if one of them fails or answers nonsense
     */
    public ModelContrast run(Supplier<? extends Observer> old, Supplier<? extends Observer> now) {
        TrialRunner runner = TrialRunner.of(plan).withWorkers(workers);
        AnswersFile answers = AnswersFile.inMemory(plan.fields(), plan.layout());
        ClassificationImages before = runner.run(old, answers, () -> ClassMeans.of(plan.stimulus(), plan.classes()))
                .images();
        LabelSequence labels = LabelSequence.of(answers);
        PairedMeans paired = runner.run(now, () -> PairedMeans.of(plan.stimulus(), plan.classes(), labels));
        return ModelContrast.of(before, paired, plan.seed(), workers);
    }
}
