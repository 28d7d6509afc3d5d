package org.phosphene.studies.run;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.phosphene.data.DataFolder;
import org.phosphene.trial.TrialRunner;

/**
 * How studies are made.
 *
 * @param quick few trials, and stand-ins for data that is not at hand
 * @param most trials of any one run; fewer than the paper's make a study smaller
 * @param seed of the noise
 * @param workers threads; they change no result
 * @param networks those at hand
 * @param data folder of the published data sets
 * @param models folder with models of other makers, if there is one
 * @param answers folder where answers are kept, created if need be
 * @param watch is told how far runs are
 * @param stop asked now and then whether to stop
 */
public record StudySetting(
        boolean quick,
        long most,
        long seed,
        int workers,
        Networks networks,
        DataFolder data,
        Optional<Path> models,
        Path answers,
        RunWatch watch,
        BooleanSupplier stop) {
    /** Trials of a run in a quick study. */
    public static final long QUICK_TRIALS = 10_000;

    public StudySetting {
        if (most < 1) {
            throw new IllegalArgumentException("at most " + most + " trials a run: must be at least 1");
        }
        if (workers < 1 || workers > TrialRunner.MOST_WORKERS) {
            throw new IllegalArgumentException("workers " + workers + ": must lie in 1.." + TrialRunner.MOST_WORKERS);
        }
        Objects.requireNonNull(networks, "networks");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(answers, "answers");
    }

    /** Full studies on the networks that are built in. */
    public static StudySetting of(DataFolder data, Path answers) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new StudySetting(
                false,
                Long.MAX_VALUE,
                1,
                processors,
                Networks.builtIn(),
                data,
                Optional.empty(),
                answers,
                RunWatch.NONE,
                () -> false);
    }

    /** Quick or not; quick ones have at most {@link #QUICK_TRIALS} trials a run. */
    public StudySetting withQuick(boolean value) {
        long trials = value ? Math.min(most, QUICK_TRIALS) : most;
        return new StudySetting(value, trials, seed, workers, networks, data, models, answers, watch, stop);
    }

    public StudySetting withMost(long trials) {
        return new StudySetting(quick, trials, seed, workers, networks, data, models, answers, watch, stop);
    }

    public StudySetting withSeed(long value) {
        return new StudySetting(quick, most, value, workers, networks, data, models, answers, watch, stop);
    }

    public StudySetting withWorkers(int count) {
        return new StudySetting(quick, most, seed, count, networks, data, models, answers, watch, stop);
    }

    public StudySetting withNetworks(Networks others) {
        return new StudySetting(quick, most, seed, workers, others, data, models, answers, watch, stop);
    }

    /** With a folder in which models of other makers lie. */
    public StudySetting withModels(Path folder) {
        return new StudySetting(quick, most, seed, workers, networks, data, Optional.of(folder), answers, watch, stop);
    }

    public StudySetting withWatch(RunWatch told) {
        return new StudySetting(quick, most, seed, workers, networks, data, models, answers, told, stop);
    }

    public StudySetting withStop(BooleanSupplier when) {
        return new StudySetting(quick, most, seed, workers, networks, data, models, answers, watch, when);
    }

    /** How many trials a run has for which the paper has {@code full}. */
    public long trials(long full) {
        return Math.min(full, most);
    }

    /** Where all is kept that was made: the folder that holds that of the answers. */
    public Path folder() {
        return answers.toAbsolutePath().getParent();
    }

    /** Bases for noise, with what is missing going to {@code protocol}. */
    public StudyBases bases(Protocol protocol) {
        return new StudyBases(this, protocol);
    }

    /** Models of other makers, with what is missing going to {@code protocol}. */
    public PublishedModels published(Protocol protocol) {
        return new PublishedModels(models, quick, protocol);
    }

    /** The images, with remarks on stand-ins going to {@code protocol}. */
    public StudyImages images(Protocol protocol) {
        return new StudyImages(data, quick, protocol);
    }

    /** Recordings of units, each noted in {@code protocol}. */
    public FilterRuns filters(Protocol protocol) {
        return new FilterRuns(this, protocol);
    }

    /** Runs, each noted in {@code protocol}. */
    public StudyRuns runs(Protocol protocol) {
        return new StudyRuns(this, protocol);
    }

    /** Microstimulations, each noted in {@code protocol}. */
    public StudyStimulations stimulations(Protocol protocol) {
        return new StudyStimulations(this, protocol);
    }
}
