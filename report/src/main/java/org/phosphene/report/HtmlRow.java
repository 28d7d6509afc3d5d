package org.phosphene.report;

import java.util.Locale;
import java.util.Optional;
import org.phosphene.stimulus.Shape;

/**
 * One class's line of the page's table: what is read, and the numbers to sort by.
 *
 * @param mapped whether there is a map
 * @param peakPlace where the largest |z| lies
 */
record HtmlRow(
        int label,
        String name,
        boolean mapped,
        long trials,
        String trialsText,
        double share,
        String shareText,
        String interval,
        String plain,
        boolean plainOwn,
        String stretched,
        boolean stretchedOwn,
        double peak,
        String peakText,
        String peakPlace) {
    private static final String NOTHING = "–";

    static HtmlRow of(ClassRow row) {
        Optional<ClassRow.Named> plain = row.map().flatMap(ClassRow.Mapped::plain);
        Optional<ClassRow.Named> stretched = row.map().flatMap(ClassRow.Mapped::stretched);
        return new HtmlRow(
                row.label(),
                row.name(),
                row.map().isPresent(),
                row.trials(),
                row.trials() == 0 ? "no trials" : Wording.count(row.trials()),
                row.share().value(),
                Wording.percent(row.share().value()),
                interval(row.share()),
                plain.map(ClassRow.Named::name).orElse(NOTHING),
                own(plain, row),
                stretched.map(ClassRow.Named::name).orElse(NOTHING),
                own(stretched, row),
                row.map().map(map -> Math.abs(map.peakZ())).orElse(-1.0),
                row.map()
                        .map(map ->
                                (map.peakZ() > 0 ? "+" : map.peakZ() < 0 ? "−" : "") + Wording.z(Math.abs(map.peakZ())))
                        .orElse(NOTHING),
                row.map().map(HtmlRow::place).orElse(""));
    }

    private static boolean own(Optional<ClassRow.Named> verdict, ClassRow row) {
        return verdict.filter(named -> named.label() == row.label()).isPresent();
    }

    /** Enough digits to tell the ends apart. */
    private static String interval(Share share) {
        double width = 100 * (share.high() - share.low());
        int digits = (int) Math.max(1, Math.min(6, 1 - Math.floor(Math.log10(width))));
        String form = "%." + digits + "f";
        return String.format(Locale.ROOT, form + " – " + form + " %%", 100 * share.low(), 100 * share.high());
    }

    private static String place(ClassRow.Mapped map) {
        Shape shape = map.image().shape();
        int area = shape.height() * shape.width();
        String channel = shape.channels() == 1 ? "" : "channel " + map.peak() / area + ", ";
        return channel + "row " + map.peak() % area / shape.width() + ", column " + map.peak() % shape.width();
    }
}
