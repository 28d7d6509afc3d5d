package org.phosphene.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.phosphene.zoo.Score;
import org.phosphene.zoo.TrainingListener;

/** A line for each epoch, and on a terminal one that is written over for the steps in between. */
record TrainingProgress(PrintWriter err) implements TrainingListener {
    private static final int STEPS_A_LINE = 20;

    @Override
    public void step(Step step) {
        if (Terminal.showsBar() && step.step() % STEPS_A_LINE == 0) {
            err.printf(
                    Locale.ROOT,
                    "\repoch %d of %d, step %d of %d: loss %.4f, %.0f images/s ",
                    step.epoch(),
                    step.epochs(),
                    step.step(),
                    step.steps(),
                    step.loss(),
                    step.imagesPerSecond());
            err.flush();
        }
    }

    @Override
    public void epoch(Epoch epoch) {
        err.printf(
                Locale.ROOT,
                "%sepoch %d of %d: loss %.4f, %s, %.0f images/s%n",
                Terminal.showsBar() ? "\r" : "",
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
}
