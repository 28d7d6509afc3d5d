package org.phosphene.trial;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the time of a run went.
 *
 * @param trials how many were made or added up
 * @param elapsed what the slowest worker took from its first block to its last, without opening its observer
 * @param stages what each stage took, summed over the workers; every stage is there
 */
public record TimeSpent(long trials, Duration elapsed, Map<Stage, Duration> stages) {
    /** What a worker does, in the order in which it does it. */
    public enum Stage {
        /** Making the noise and writing the stimuli. */
        NOISE,
        /** Asking the observer and checking what it says. */
        OBSERVER,
        /** Feeding the estimator. */
        SUMS,
        /** Reading and writing the answers, with the wait for other workers that do, and telling how far the run is. */
        ANSWERS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TimeSpent {
        EnumMap<Stage, Duration> copy = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            copy.put(stage, stages.getOrDefault(stage, Duration.ZERO));
        }
        stages = Collections.unmodifiableMap(copy);
    }

    /** The time of all stages. */
    public Duration total() {
        return stages.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** The part of {@link #total} that a stage took, 0 to 1; 0 where nothing took any time. */
    public double share(Stage stage) {
        return stages.get(stage).toNanos() / (double) Math.max(1, total().toNanos());
    }

    /** Trials by {@link #elapsed}. */
    public double trialsPerSecond() {
        return trials * 1e9 / Math.max(1, elapsed.toNanos());
    }
}
