package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.StimulusSpec;

/**
 * How fast engines are: a short trial on one thread, in turns, of which the fastest turn counts. What else the machine does
 * then slows all of them or shows in none.
 */
final class EngineTiming {
    /** For each engine. */
    private static final long NANOS = 60_000_000;

    private static final int LEAST_TURNS = 3;

    private EngineTiming() {}

    /** Stimuli a second of each engine. */
    static List<Double> rates(List<Engine> engines, StimulusSpec stimulus) {
        List<Runner> runners = new ArrayList<>();
        try {
            engines.forEach(engine -> runners.add(new Runner(engine, stimulus)));
            long end = System.nanoTime() + NANOS * engines.size();
            for (int turn = 0; turn < LEAST_TURNS || System.nanoTime() < end; turn++) {
                runners.forEach(Runner::turn);
            }
            return runners.stream().map(runner -> runner.rate).toList();
        } finally {
            runners.forEach(runner -> runner.observer.close());
        }
    }

    private static final class Runner {
        private final Observer observer;
        private final float[] stimuli;
        private final int[] labels;
        private double rate;

        Runner(Engine engine, StimulusSpec stimulus) {
            stimuli = CheckStimuli.of(stimulus, engine.batch());
            labels = new int[engine.batch()];
            observer = engine.observer();
            // the first makes kernels and fills caches
            observer.label(stimuli, labels.length, labels);
        }

        void turn() {
            long start = System.nanoTime();
            observer.label(stimuli, labels.length, labels);
            rate = Math.max(rate, labels.length * 1e9 / (System.nanoTime() - start));
        }
    }
}
