package org.phosphene.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.Layout;
import org.phosphene.estimate.Estimator;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.trial.TimeSpent.Stage;

/** One thread of a run: takes blocks, makes their noise, asks the observer batch by batch where no answer is on file. */
final class Worker<E extends Estimator<E>> {
    private final Plan plan;
    private final Layout layout;
    private final Observer observer;
    private final AnswersFile answers;
    private final E estimator;
    private final Blocks blocks;
    private final Stopwatch watch;
    private final Stimuli stimuli;
    private final int size;
    private final AnsweredTrials batch;
    private final float[] shown;
    private final float[] confidence;
    private final int[] blockLabels;
    private final byte[] blockConfidences;

    Worker(Plan plan, Observer observer, AnswersFile answers, E estimator, Blocks blocks, Stopwatch watch) {
        this.plan = plan;
        this.layout = plan.layout();
        this.observer = observer;
        this.answers = answers;
        this.estimator = estimator;
        this.blocks = blocks;
        this.watch = watch;
        stimuli = plan.stimulus().stimuli(plan.seed());
        size = plan.stimulus().shape().size();
        batch = new AnsweredTrials(plan.batch(), size);
        shown = new float[plan.batch() * size];
        confidence = new float[plan.batch()];
        blockLabels = new int[layout.block()];
        blockConfidences = new byte[layout.block()];
        if (plan.confidence() && !(observer instanceof ConfidentObserver)) {
            throw new IllegalArgumentException("the plan records confidence, but this observer gives labels only");
        }
    }

    void work() {
        watch.start();
        for (long block = blocks.take(); block >= 0; block = blocks.take()) {
            try {
                boolean known = answers.read(block, blockLabels, blockConfidences);
                watch.lap(Stage.ANSWERS);
                if (!trials(block, known)) {
                    return;
                }
                if (!known) {
                    answers.write(block, blockLabels, blockConfidences);
                }
                blocks.finish(layout.trialsIn(block), !known);
                watch.lap(Stage.ANSWERS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes the trials of a block; false if the run was stopped within it. */
    private boolean trials(long block, boolean known) {
        int count = layout.trialsIn(block);
        for (int at = 0; at < count; at += plan.batch()) {
            if (blocks.stopped()) {
                return false;
            }
            int wanted = Math.min(plan.batch(), count - at);
            batch.cover(block * layout.block() + at, wanted);
            makeNoise(known ? wanted : plan.batch());
            if (known) {
                watch.lap(Stage.NOISE);
                System.arraycopy(blockLabels, at, batch.labels(), 0, wanted);
                System.arraycopy(blockConfidences, at, batch.confidences(), 0, wanted);
            } else {
                show();
                watch.lap(Stage.NOISE);
                ask(wanted);
                System.arraycopy(batch.labels(), 0, blockLabels, at, wanted);
                System.arraycopy(batch.confidences(), 0, blockConfidences, at, wanted);
                watch.lap(Stage.OBSERVER);
            }
            estimator.accept(batch);
            watch.lap(Stage.SUMS);
        }
        return true;
    }

    private void makeNoise(int count) {
        stimuli.noise(batch.first(), count, batch.levels(), 0);
        for (int t = 0; t < count; t++) {
            batch.signals()[t] = stimuli.signal(batch.first() + t);
        }
    }

    /** Writes a full batch even where the run ends within it, so that no label depends on the number of trials. */
    private void show() {
        for (int t = 0; t < plan.batch(); t++) {
            stimuli.show(batch.levels(), t * size, batch.signals()[t], shown, t * size);
        }
    }

    private void ask(int wanted) {
        if (plan.confidence()) {
            ((ConfidentObserver) observer).label(shown, plan.batch(), batch.labels(), confidence);
        } else {
            observer.label(shown, plan.batch(), batch.labels());
        }
        for (int t = 0; t < wanted; t++) {
            check(t);
        }
    }

    private void check(int t) {
        int label = batch.labels()[t];
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
