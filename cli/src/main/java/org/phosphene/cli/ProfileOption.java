package org.phosphene.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.phosphene.trial.TimeSpent;
import org.phosphene.trial.TimeSpent.Stage;
import org.phosphene.trial.TrialRunner;
import picocli.CommandLine.Option;

/** Says where the time of a run went; changes no result. */
final class ProfileOption {
    @Option(
            names = "--profile",
            description = "Print where the time went: noise, observer, sums, answers, in seconds of all workers.")
    private boolean profile;

    private TimeSpent spent;

    /** The runner, which takes the time if that is asked for. */
    TrialRunner of(TrialRunner runner) {
        return profile ? runner.withTimes(times -> spent = times) : runner;
    }

    /** Prints the table if there is one, once. */
    void print(PrintWriter err) {
        if (spent != null) {
            err.print(table(spent));
            err.flush();
            spent = null;
        }
    }

    static String table(TimeSpent spent) {
        StringBuilder table =
                new StringBuilder(String.format(Locale.ROOT, "%-10s %10s %7s%n", "stage", "seconds", "share"));
        for (Stage stage : Stage.values()) {
            table.append(row(stage.toString(), spent.stages().get(stage), spent.share(stage)));
        }
        return table.append(row("all", spent.total(), 1))
                .append(String.format(Locale.ROOT, "%,.0f trials a second%n", spent.trialsPerSecond()))
                .toString();
    }

    private static String row(String name, Duration time, double share) {
        return String.format(Locale.ROOT, "%-10s %10.3f %6.1f%%%n", name, time.toNanos() * 1e-9, 100 * share);
    }
}
