package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.memory.data_type;

/**
 * How long one primitive of a compiled network takes on one thread.
 *
 * @param what it does, to which tensor, and how oneDNN does it
 * @param microseconds for one stimulus, in a batch
 * @param gigaflops multiplications and additions that the network asks for, 10^9 a second; 0 where it computes none
 */
public record LayerTime(String what, double microseconds, double gigaflops) {
    private static final int RUNS = 40;

    /** The fastest of several runs of each primitive, in the order of the network; parts of one step in a row are added. */
    public static List<LayerTime> of(OnednnEngine engine) {
        data_type type = engine.precision() == Precision.F32 ? data_type.f32 : data_type.bf16;
        try (Scorer scorer = engine.scorer(type)) {
            float[] stimuli = new float[scorer.batch() * scorer.size()];
            Arrays.fill(stimuli, 0.5f);
            scorer.score(stimuli, scorer.batch(), new float[scorer.batch() * scorer.classes()]);
            List<LayerTime> times = new ArrayList<>();
            for (Execution execution : scorer.network().executions()) {
                long fastest = Long.MAX_VALUE;
                for (int run = 0; run < RUNS; run++) {
                    long start = System.nanoTime();
                    scorer.network().run(execution);
                    fastest = Math.min(fastest, System.nanoTime() - start);
                }
                add(
                        times,
                        new LayerTime(
                                execution.what(),
                                fastest / 1e3 / scorer.batch(),
                                (double) execution.operations() / fastest));
            }
            return times;
        }
    }

    private static void add(List<LayerTime> times, LayerTime time) {
        int last = times.size() - 1;
        if (last < 0 || !times.get(last).what().equals(time.what())) {
            times.add(time);
        } else {
            double sum = times.get(last).microseconds() + time.microseconds();
            times.set(last, new LayerTime(time.what(), sum, time.gigaflops()));
        }
    }
}
