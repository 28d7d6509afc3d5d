package org.phosphene.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phosphene.bench.measure.Machine;
import org.phosphene.bench.measure.Markdown;
import org.phosphene.bench.measure.Measurement;
import org.phosphene.bench.measure.Measurements;

/**
 * How whole processes grow with the number of trials.
 *
 * @param machine where and when
 * @param longRuns names of the long runs, shortest first
 * @param shortRun name of the run that is measured from start to end
 * @param measurements every single one
 */
record ScaleResult(Machine machine, List<String> longRuns, String shortRun, List<Measurement> measurements) {
    private static final List<String> HEAD =
            List.of("phosphene", "goes", "seconds, median", "trials a second", "peak MiB", "us a trial more");

    /** As Markdown. */
    String markdown() {
        Measurements all = new Measurements(measurements);
        List<List<String>> rows = new ArrayList<>();
        Measurements before = all.of(shortRun, 0);
        rows.add(row(shortRun, before, ""));
        for (String run : longRuns) {
            Measurements goes = all.of(run, 0);
            rows.add(row(run, goes, text("%.3f", 1e6 * between(before, goes))));
            before = goes;
        }
        return machine.text()
                + ".\n\nWhole processes, from their start to their end: noise, answers, maps, picture, page. The last column is the time of each trial that a run"
                + " has more than the run above it.\n\n"
                + Markdown.table(HEAD, rows);
    }

    private static List<String> row(String run, Measurements goes, String ratio) {
        return List.of(
                run,
                Integer.toString(goes.all().size()),
                text("%.2f", goes.medianSeconds().orElseThrow()),
                text("%.0f", rate(goes)),
                goes.peakMiB().map(Object::toString).orElse(""),
                ratio);
    }

    /** Seconds of each trial that one run has more than another. */
    private static double between(Measurements few, Measurements many) {
        double seconds =
                many.medianSeconds().orElseThrow() - few.medianSeconds().orElseThrow();
        return seconds / (trials(many) - trials(few));
    }

    private static double trials(Measurements goes) {
        return rate(goes) * goes.medianSeconds().orElseThrow();
    }

    private static double rate(Measurements goes) {
        return goes.median().orElseThrow();
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
