package org.phosphene.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.Layout;
import org.phosphene.estimate.Estimator;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.trial.TimeSpent.Stage;

/** One thread of a run: takes blocks, makes their noise, asks the observer batch by batch where no answer is on file. */
final class Worker<E extends Estimator<E>> {
    /** How often a slow observer's answers are told of within a block. */
    private static final long TELL_NANOS = Duration.ofMillis(100).toNanos();

    private final Plan plan;
    private final Layout layout;
    private final Observers.Seat seat;
    private final AnswersFile answers;
    private final E estimator;
    private final Blocks blocks;
    private final Stopwatch watch;
    private final Stimuli stimuli;
    private final int size;
    private final int[] blockLabels;
    private final byte[] blockConfidences;
    // each is made when it is first needed: a replay asks nothing, and a file may claim a batch of gigabytes
    private Questions questions;
    private AnsweredTrials known;

    Worker(Plan plan, Observers.Seat seat, AnswersFile answers, E estimator, Blocks blocks, Stopwatch watch) {
        this.plan = plan;
        this.layout = plan.layout();
        this.seat = seat;
        this.answers = answers;
        this.estimator = estimator;
        this.blocks = blocks;
        this.watch = watch;
        stimuli = plan.stimulus().stimuli(plan.seed());
        size = plan.stimulus().shape().size();
        blockLabels = new int[layout.block()];
        blockConfidences = new byte[layout.block()];
        if (plan.confidence() && !(seat.observer() instanceof ConfidentObserver)) {
            throw new IllegalArgumentException("the plan records confidence, but this observer gives labels only");
        }
    }

    void work() {
        watch.start();
        for (long block = blocks.take(); block >= 0; block = blocks.take()) {
            try {
                boolean answered = answers.read(block, blockLabels, blockConfidences);
                watch.lap(Stage.ANSWERS);
                boolean goesOn = answered ? addUp(block) : ask(block);
                watch.lap(Stage.ANSWERS);
                if (!goesOn) {
                    return;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Asks the trials of a block and keeps the answers; false if the run was stopped within it. */
    private boolean ask(long block) throws IOException {
        if (questions == null) {
            questions = new Questions(plan, seat, stimuli, watch);
        }
        int count = layout.trialsIn(block);
        int untold = 0;
        long told = System.nanoTime();
        for (int at = 0; at < count; at += plan.batch()) {
            if (blocks.stopped()) {
                return false;
            }
            int wanted = Math.min(plan.batch(), count - at);
            AnsweredTrials batch = questions.ask(block * layout.block() + at, wanted);
            System.arraycopy(batch.labels(), 0, blockLabels, at, wanted);
            System.arraycopy(batch.confidences(), 0, blockConfidences, at, wanted);
            watch.lap(Stage.OBSERVER);
            estimator.accept(batch);
            watch.lap(Stage.SUMS);
            untold += wanted;
            if (at + wanted < count && System.nanoTime() - told > TELL_NANOS) {
                blocks.answered(untold);
                untold = 0;
                told = System.nanoTime();
            }
        }
        answers.write(block, blockLabels, blockConfidences);
        blocks.finish(count, untold, true);
        return true;
    }

    /** Adds up the trials of a block whose answers are known; false if the run was stopped within it. */
    private boolean addUp(long block) {
        int step = Plan.preferredBatch(size);
        if (known == null) {
            known = new AnsweredTrials(step, size);
        }
        int count = layout.trialsIn(block);
        for (int at = 0; at < count; at += step) {
            if (blocks.stopped()) {
                return false;
            }
            int now = Math.min(step, count - at);
            known.cover(block * layout.block() + at, now);
            stimuli.noise(known.first(), now, known.levels(), 0);
            for (int t = 0; t < now; t++) {
                known.signals()[t] = stimuli.signal(known.first() + t);
            }
            watch.lap(Stage.NOISE);
            System.arraycopy(blockLabels, at, known.labels(), 0, now);
            System.arraycopy(blockConfidences, at, known.confidences(), 0, now);
            estimator.accept(known);
            watch.lap(Stage.SUMS);
        }
        blocks.finish(count, count, false);
        return true;
    }
}
