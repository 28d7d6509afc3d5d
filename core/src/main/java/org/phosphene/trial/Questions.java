package org.phosphene.trial;

import java.util.Arrays;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Stimuli;

/**
 * Shows an observer one batch at a time and believes nothing of what it answers: every label and confidence must have been
 * written, and lie in range.
 */
final class Questions {
    /** Stands where no label was written yet. A label that nobody would answer, and out of range if somebody does. */
    private static final int NONE = Integer.MIN_VALUE + 1;

    private final Plan plan;
    private final Observers.Seat seat;
    private final Observer observer;
    private final Stimuli stimuli;
    private final Stopwatch watch;
    private final int size;
    private final AnsweredTrials batch;
    private final float[] shown;
    private final float[] confidence;

    Questions(Plan plan, Observers.Seat seat, Stimuli stimuli, Stopwatch watch) {
        this.plan = plan;
        this.seat = seat;
        this.observer = seat.observer();
        this.stimuli = stimuli;
        this.watch = watch;
        size = plan.stimulus().shape().size();
        batch = new AnsweredTrials(plan.batch(), size);
        shown = new float[plan.batch() * size];
        confidence = new float[plan.batch()];
    }

    /**
     * Shows a full batch even where the run ends within it, so that no label depends on the number of trials.
     *
     * @param first trial of the batch
     * @param wanted how many of its answers are wanted
     * @return the trials with their answers, until the next batch is asked
     */
    AnsweredTrials ask(long first, int wanted) {
        batch.cover(first, wanted);
        stimuli.noise(first, plan.batch(), batch.levels(), 0);
        for (int t = 0; t < plan.batch(); t++) {
            batch.signals()[t] = stimuli.signal(first + t);
            stimuli.show(batch.levels(), t * size, batch.signals()[t], shown, t * size);
        }
        watch.lap(TimeSpent.Stage.NOISE);
        Arrays.fill(batch.labels(), NONE);
        Arrays.fill(confidence, Float.NaN);
        // free unless two workers were given the same observer
        seat.lock().lock();
        try {
            label();
        } catch (ObserverException e) {
            throw new ObserverException(
                    "trials " + first + ".." + (first + plan.batch() - 1) + ": " + e.getMessage(), e);
        } finally {
            seat.lock().unlock();
        }
        for (int t = 0; t < wanted; t++) {
            check(t);
        }
        return batch;
    }

    private void label() {
        if (plan.confidence()) {
            ((ConfidentObserver) observer).label(shown, plan.batch(), batch.labels(), confidence);
        } else {
            observer.label(shown, plan.batch(), batch.labels());
        }
    }

    private void check(int t) {
        int label = batch.labels()[t];
        if (label == NONE) {
            throw new ObserverException("trial " + (batch.first() + t) + ": the observer gave no label");
        }
        if (label < 0 || label >= plan.classes()) {
            throw new ObserverException("trial " + (batch.first() + t) + ": the observer answered " + label
                    + ", the plan has classes 0.." + (plan.classes() - 1));
        }
        if (plan.confidence()) {
            if (!(confidence[t] >= 0 && confidence[t] <= 1)) {
                throw new ObserverException("trial " + (batch.first() + t) + ": the observer's confidence is "
                        + confidence[t] + ", it must lie in 0..1");
            }
            batch.confidences()[t] = (byte) Math.round(confidence[t] * 255);
        }
    }
}
