package org.phosphene.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.phosphene.trial.Progress;

/** Shows how far a run is: a bar with rate and time left on a terminal, else a line for each tenth. */
final class ProgressDisplay implements Consumer<Progress>, AutoCloseable {
    private static final int PARTS = 10;

    private final PrintWriter err;
    private final ProgressBar bar;
    private long part;

    private ProgressDisplay(PrintWriter err, ProgressBar bar) {
        this.err = err;
        this.bar = bar;
    }

    static ProgressDisplay of(String task, long trials, PrintWriter err) {
        if (!Terminal.showsBar()) {
            return new ProgressDisplay(err, null);
        }
        return new ProgressDisplay(
                err,
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(trials)
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .setUpdateIntervalMillis(200)
                        .showSpeed()
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.columns()))
                        .build());
    }

    @Override
    public void accept(Progress progress) {
        if (bar != null) {
            bar.stepTo(progress.done());
            return;
        }
        long now = progress.done() * PARTS / progress.trials();
        if (now > part) {
            part = now;
            err.println(line(progress));
            err.flush();
        }
    }

    static String line(Progress progress) {
        double seconds = Math.max(1e-3, progress.elapsed().toNanos() / 1e9);
        double rate = progress.done() / seconds;
        Duration left = Duration.ofSeconds(Math.round((progress.trials() - progress.done()) / rate));
        return String.format(
                java.util.Locale.ROOT,
                "phosphene: %,d of %,d trials, %,.0f a second, %d:%02d left",
                progress.done(),
                progress.trials(),
                rate,
                left.toMinutes(),
                left.toSecondsPart());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
