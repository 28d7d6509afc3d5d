package org.phosphene.cli;

import org.phosphene.trial.TrialRunner;
import picocli.CommandLine.Option;

/** How the work is done; nothing here changes a result. */
final class WorkOptions {
    @Option(names = "--threads", paramLabel = "T", description = "Workers. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    int threads() {
        if (threads < 1 || threads > TrialRunner.MOST_WORKERS) {
            throw new UsageException("--threads " + threads + ": must lie in 1.." + TrialRunner.MOST_WORKERS);
        }
        return threads;
    }
}
