package org.phosphene.trial;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.phosphene.trial.TimeSpent.Stage;

/** One worker's time by stage. It never pauses: what passes between two laps belongs to the stage of the second. */
final class Stopwatch {
    private final boolean on;
    private final Map<Stage, AtomicLong> nanos = new EnumMap<>(Stage.class);
    private long last;

    /** A watch; one that is not on costs nothing and says 0. */
    Stopwatch(boolean on) {
        this.on = on;
        for (Stage stage : Stage.values()) {
            nanos.put(stage, new AtomicLong());
        }
    }

    void start() {
        last = on ? System.nanoTime() : 0;
    }

    /** A stage has ended. */
    void lap(Stage stage) {
        if (on) {
            long now = System.nanoTime();
            nanos.get(stage).addAndGet(now - last);
            last = now;
        }
    }

    private long total() {
        return nanos.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** What the watches of all workers say together. */
    static TimeSpent together(long trials, List<Stopwatch> watches) {
        Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            long sum = watches.stream()
                    .mapToLong(watch -> watch.nanos.get(stage).get())
                    .sum();
            stages.put(stage, Duration.ofNanos(sum));
        }
        long longest = watches.stream().mapToLong(Stopwatch::total).max().orElse(0);
        return new TimeSpent(trials, Duration.ofNanos(longest), stages);
    }
}
