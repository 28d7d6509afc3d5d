package org.phosphene.bench.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.phosphene.bench.measure.Timing;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.trial.Plan;

/**
 * The network alone: observers asked the plan's first batch again and again, with nothing made and nothing kept. As many
 * observers, threads and questions as in the whole run; opening the observers counts in both.
 *
 * @param plan whose batches and trials it takes
 * @param contender who is asked
 * @param workers threads
 */
record ForwardRun(Plan plan, Contender contender, int workers) {
    Timing time() throws InterruptedException {
        long batches = (plan.trials() + plan.batch() - 1) / plan.batch();
        AtomicLong left = new AtomicLong(batches);
        float[] stimuli = firstBatch();
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            long start = System.nanoTime();
            List<Future<?>> done = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                done.add(threads.submit(() -> ask(stimuli.clone(), left)));
            }
            for (Future<?> each : done) {
                each.get();
            }
            return Timing.of(batches * plan.batch(), (System.nanoTime() - start) / 1e9);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            left.set(0);
            threads.shutdown();
        }
    }

    private void ask(float[] stimuli, AtomicLong left) {
        int[] labels = new int[plan.batch()];
        try (Observer observer = contender.observers().get()) {
            while (left.decrementAndGet() >= 0) {
                observer.label(stimuli, plan.batch(), labels);
            }
        }
    }

    private float[] firstBatch() {
        int size = plan.stimulus().shape().size();
        Stimuli stimuli = plan.stimulus().stimuli(plan.seed());
        int[] levels = new int[size];
        float[] batch = new float[plan.batch() * size];
        for (int t = 0; t < plan.batch(); t++) {
            int signal = stimuli.noise(t, levels, 0);
            stimuli.show(levels, 0, signal, batch, t * size);
        }
        return batch;
    }
}
