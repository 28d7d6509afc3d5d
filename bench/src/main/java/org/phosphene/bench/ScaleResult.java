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
 * @param longRuns names of the runs that are compared, the first is what the others are compared with
 * @param shortRun name of the run that is measured from start to end
 * @param measurements every single one
 */
record ScaleResult(Machine machine, List<String> longRuns, String shortRun, List<Measurement> measurements) {
    private static final List<String> HEAD =
            List.of("phosphene", "goes", "seconds, median", "trials a second", "peak MiB", "time a trial / first");

    /** As Markdown. */
    String markdown() {
        Measurements all = new Measurements(measurements);
        Measurements first = all.of(longRuns.get(0), 0);
        List<List<String>> rows = new ArrayList<>();
        for (String run : longRuns) {
            Measurements goes = all.of(run, 0);
            rows.add(row(run, goes, text("%.2f", rate(first) / rate(goes))));
        }
        rows.add(row(shortRun, all.of(shortRun, 0), ""));
        return machine.text()
                + ".\n\nWhole processes, from their start to their end: noise, answers, maps, picture, page.\n\n"
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

    private static double rate(Measurements goes) {
        return goes.median().orElseThrow();
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
