package org.phosphene.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.phosphene.bench.process.ProcessFailedException;

/** Measures jobs in turn, round by round. */
public final class Rounds {
    /** The most rounds. */
    public static final int MOST = 1000;

    private final Consumer<String> progress;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Absent> absent = new ArrayList<>();

    /**
     * @param progress is told each measurement as a line
     */
    public Rounds(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param jobs in the order of each round; one that fails once is not asked again, and none of its measurements count
     * @param rounds 1 to {@link #MOST}
     * @throws Exception what a job throws, other than the failure of another program
     */
    public void measure(List<Job> jobs, int rounds) throws Exception {
        if (rounds < 1 || rounds > MOST) {
            throw new IllegalArgumentException("rounds " + rounds + ": must lie in 1.." + MOST);
        }
        List<Job> left = new ArrayList<>(jobs);
        for (int round = 1; round <= rounds; round++) {
            for (Job job : List.copyOf(left)) {
                try {
                    add(Measurement.of(job, round, job.work().call()), rounds);
                } catch (ProcessFailedException e) {
                    left.remove(job);
                    measurements.removeIf(it -> it.name().equals(job.name()) && it.workers() == job.workers());
                    absent(job.name(), e.getMessage());
                }
            }
        }
    }

    /** Notes something that is not there. */
    public void absent(String name, String reason) {
        absent.add(new Absent(name, reason));
        progress.accept(name + ": " + reason);
    }

    private void add(Measurement done, int rounds) {
        measurements.add(done);
        progress.accept(String.format(
                Locale.ROOT,
                "round %d of %d: %s%s: %.0f a second (%.2f s)",
                done.round(),
                rounds,
                done.name(),
                done.workers() == 0 ? "" : ", workers " + done.workers(),
                done.perSecond(),
                done.seconds()));
    }

    /** What was measured. */
    public Measurements measurements() {
        return new Measurements(measurements);
    }

    /** What could not be. */
    public List<Absent> absent() {
        return List.copyOf(absent);
    }
}
