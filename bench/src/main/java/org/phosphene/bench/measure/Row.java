package org.phosphene.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A line of the table of whole runs. Null stands for what was not measured.
 *
 * @param name what was measured
 * @param workers threads, 0 where they do not apply
 * @param median a second, over the rounds
 * @param least the slowest round
 * @param most the fastest round
 * @param unit of these three
 * @param ratio of this line to another or of another to this, see {@code ratioOf}
 * @param ratioOf what the ratio is of; empty where there is none
 * @param peakMiB the most resident memory of the program, where it is another
 * @param note why there are no numbers; empty where there are
 */
public record Row(
        String name,
        int workers,
        Double median,
        Double least,
        Double most,
        String unit,
        Double ratio,
        String ratioOf,
        Long peakMiB,
        String note) {
    /** The head of the table. */
    public static final List<String> HEAD =
            List.of("what", "workers", "a second, median", "least to most", "ratio", "of what", "peak MiB");

    /** A job's rounds. */
    public static Row of(String name, int workers, Measurements rounds) {
        return new Row(
                name,
                workers,
                rounds.median().orElseThrow(),
                rounds.least().orElseThrow(),
                rounds.most().orElseThrow(),
                "trials",
                null,
                "",
                rounds.peakMiB().orElse(null),
                "");
    }

    /** Something that was not measured. */
    public static Row absent(Absent absent) {
        return new Row(absent.name(), 0, null, null, null, "", null, "", null, absent.reason());
    }

    /** A single number with a unit of its own. */
    public static Row single(String name, int workers, double value, String unit) {
        return new Row(name, workers, value, value, value, unit, null, "", null, "");
    }

    /** With a ratio, if there is one. */
    public Row withRatio(OptionalDouble value, String of) {
        return value.isEmpty()
                ? this
                : new Row(name, workers, median, least, most, unit, value.getAsDouble(), of, peakMiB, note);
    }

    /** As the cells of {@link #HEAD}. */
    public List<String> cells() {
        return List.of(
                name,
                workers == 0 ? "" : Integer.toString(workers),
                median == null ? note : number(median) + ("trials".equals(unit) ? "" : " " + unit),
                median == null || least.equals(most) ? "" : number(least) + " to " + number(most),
                ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                ratioOf,
                Optional.ofNullable(peakMiB).map(Object::toString).orElse(""));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
