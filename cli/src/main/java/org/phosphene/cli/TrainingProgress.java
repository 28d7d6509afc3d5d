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
