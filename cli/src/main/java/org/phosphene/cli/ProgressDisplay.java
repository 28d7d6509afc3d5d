package org.phosphene.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.phosphene.trial.Progress;

/**
 * Shows how far a run is: a bar with rate and time left on a terminal, else a line for each tenth. Where nothing new comes for
 * a while it says so.
 */
final class ProgressDisplay implements Consumer<Progress>, AutoCloseable {
    private static final int PARTS = 10;
    private static final int LOOK_MILLIS = 1000;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final long trials;
    private final RecentRate rate = new RecentRate(System.nanoTime());
    private final ProgressBar bar;
    private final Timer clock;
    private long part;
    private long done;
    private Duration nextSilence = SILENCE;

    private ProgressDisplay(String task, long trials, boolean withBar, PrintWriter err) {
        this.err = err;
        this.trials = trials;
        bar = withBar ? bar(task) : null;
        clock = new Timer("phosphene-progress", true);
    }

    static ProgressDisplay of(String task, long trials, PrintWriter err) {
        ProgressDisplay display = new ProgressDisplay(task, trials, Terminal.showsBar(), err);
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                display.look(System.nanoTime());
            }
        };
        display.clock.schedule(look, LOOK_MILLIS, LOOK_MILLIS);
        return display;
    }

    /** Lines, looked at by nobody but the caller. */
    static ProgressDisplay lines(long trials, PrintWriter err) {
        return new ProgressDisplay("", trials, false, err);
    }

    private ProgressBar bar(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(trials)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                // or it would stand still with the last rate when the run does
                .continuousUpdate()
                .setEtaFunction(state -> rate.left(trials - state.getCurrent(), System.nanoTime()))
                .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.columns()))
                .build();
    }

    @Override
    public void accept(Progress progress) {
        accept(progress, System.nanoTime());
    }

    synchronized void accept(Progress progress, long nanos) {
        rate.add(progress.done(), nanos);
        done = progress.done();
        nextSilence = SILENCE;
        if (bar != null) {
            bar.stepTo(done);
            return;
        }
        long now = done * PARTS / trials;
        if (now > part) {
            part = now;
            say(rate(nanos) + ", "
                    + rate.left(trials - done, nanos)
                            .map(ProgressDisplay::clock)
                            .orElse("unknown time") + " left");
        }
    }

    /** Looks whether something new has come; a line says so after 10 seconds, 20, 40 and so on. */
    synchronized void look(long nanos) {
        Duration silence = rate.silence(nanos);
        boolean silent = silence.compareTo(SILENCE) >= 0;
        if (bar != null) {
            bar.setExtraMessage(silent ? "nothing new for " + clock(silence) : rate(nanos));
        } else if (silence.compareTo(nextSilence) >= 0) {
            nextSilence = silence.multipliedBy(2);
            say("nothing new for " + clock(silence));
        }
    }

    private void say(String what) {
        err.println(String.format(Locale.ROOT, "phosphene: %,d of %,d trials, %s", done, trials, what));
        err.flush();
    }

    private String rate(long nanos) {
        double perSecond = rate.perSecond(nanos);
        return String.format(Locale.ROOT, perSecond < 10 ? "%.2f a second" : "%,.0f a second", perSecond);
    }

    private static String clock(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    @Override
    public void close() {
        clock.cancel();
        if (bar != null) {
            bar.close();
        }
    }
}
