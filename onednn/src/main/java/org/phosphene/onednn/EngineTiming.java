package org.phosphene.onednn;

import org.phosphene.observer.Observer;
import org.phosphene.stimulus.StimulusSpec;

/** How fast an engine is: a short trial on one thread. */
final class EngineTiming {
    private static final long NANOS = 60_000_000;

    private EngineTiming() {}

    /** Stimuli a second. */
    static double rate(Engine engine, StimulusSpec stimulus) {
        int batch = engine.batch();
        float[] stimuli = CheckStimuli.of(stimulus, batch);
        int[] labels = new int[batch];
        try (Observer observer = engine.observer()) {
            // the first makes kernels and fills caches
            observer.label(stimuli, batch, labels);
            double best = 0;
            long end = System.nanoTime() + NANOS;
            do {
                long start = System.nanoTime();
                observer.label(stimuli, batch, labels);
                best = Math.max(best, batch * 1e9 / (System.nanoTime() - start));
            } while (System.nanoTime() < end);
            return best;
        }
    }
}
