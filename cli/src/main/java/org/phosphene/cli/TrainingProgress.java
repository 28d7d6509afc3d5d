package org.phosphene.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.phosphene.zoo.Score;
import org.phosphene.zoo.TrainingListener;

/** A line for each epoch, and on a terminal a bar for the one that is under way. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
    /** Share of the test images; rounding of 16 bits makes less. */
    private static final double MOST_APART = 0.02;

    private final PrintWriter err;
    private ProgressBar bar;

    private TrainingProgress(PrintWriter err) {
        this.err = err;
    }

    static TrainingProgress of(PrintWriter err) {
        return new TrainingProgress(err);
    }

    @Override
    public void step(Step step) {
        if (!Terminal.showsBar()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("epoch " + step.epoch() + " of " + step.epochs())
                    .setInitialMax(step.steps())
                    .setUnit(" steps", 1)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.columns()))
                    .build();
        }
        bar.stepTo(step.step());
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                "loss %.3f%s, %.0f images/s",
                step.loss(),
                right(step.trainAccuracy()),
                step.imagesPerSecond()));
    }

    private static String right(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, ", right %.4f", share.getAsDouble()) : "";
    }

    @Override
    public void epoch(Epoch epoch) {
        close();
        err.printf(
                Locale.ROOT,
                "epoch %d of %d: loss %.4f, %s, %.0f images/s%n",
                epoch.epoch(),
                epoch.epochs(),
                epoch.loss(),
                outcome(epoch),
                epoch.imagesPerSecond());
        err.flush();
    }

    /** 32-bit arithmetic is right everywhere; that of 16 bits depends on what libtorch has for a processor. */
    @Override
    public void scored(Score passes, Score file) {
        if (passes instanceof Score.Accuracy trained
                && file instanceof Score.Accuracy kept
                && Math.abs(trained.share() - kept.share()) > MOST_APART) {
            err.printf(
                    Locale.ROOT,
                    "phosphene: while it was trained %.4f of the test images were right, in 32 bits %.4f are: 16 bits go "
                            + "wrong here, train it again with --precision fp32%n",
                    trained.share(),
                    kept.share());
            err.flush();
        }
    }

    private static String outcome(Epoch epoch) {
        if (epoch.test() instanceof Score.Accuracy test) {
            return String.format(
                    Locale.ROOT,
                    "right %.4f of the training and %.4f of the test images",
                    epoch.trainAccuracy().orElseThrow(),
                    test.share());
        }
        return "test images: " + epoch.test().text();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
