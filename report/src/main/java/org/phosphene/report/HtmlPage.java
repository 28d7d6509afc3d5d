package org.phosphene.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.phosphene.stimulus.Shape;

/**
 * The report as one page that needs nothing else: no other file, no network. Its content security policy allows its own
 * script and style by their hashes and nothing more, so not even a hostile class name could load or run anything.
 */
public final class HtmlPage {
    private static final int MOST_PANELS = 100;
    private static final int LEAST_PANELS = 12;
    /** Pixels of pictures in a page: about 6 MB of noise as PNG. */
    private static final int PIXELS = 1_500_000;
    /** Numbers to look up under the pointer: about 2 MB. */
    private static final int NUMBERS = 200_000;

    private static final int STOPS = 16;

    private HtmlPage() {}

    /** The page, in UTF-8 when written. */
    public static String of(MapReport report) {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .compile(resource("report.mustache"))
                .execute(model(report));
    }

    /** What the template may use. Its records' text is escaped by the template engine. */
    record Model(
            String title,
            List<String> summary,
            boolean lopsided,
            String caption,
            String note,
            boolean strip,
            boolean colour,
            boolean asked,
            boolean hover,
            String shape,
            String noiseMean,
            List<Stop> stops,
            List<HtmlPanel> panels,
            String whitened,
            HtmlSignal signal,
            AnswersChart chart,
            List<HtmlRow> rows,
            String chance,
            String pixels,
            List<Entry> provenance,
            String answers,
            String style,
            String styleHash,
            String script,
            String scriptHash) {}

    /** A colour of the legend. */
    record Stop(String offset, String colour) {}

    /** A line of the provenance. */
    record Entry(String key, String value) {}

    private static Model model(MapReport report) {
        Shape shape = report.images().shape();
        int most = Math.max(LEAST_PANELS, Math.min(MOST_PANELS, PIXELS / HtmlPanel.pixels(shape)));
        Shown shown = Shown.of(report, most);
        boolean hover = (long) shown.rows().size() * shape.size() <= NUMBERS;
        String style = resource("report.css");
        String script = resource("report.js");
        return new Model(
                Legible.text(report.title()),
                Summary.of(report).sentences(),
                Summary.of(report).lopsided(),
                report.caption(),
                shown.note(),
                HtmlPanel.strip(shape),
                shape.channels() == 3,
                report.verdicts().isPresent(),
                hover,
                shape.toString(),
                String.format(Locale.ROOT, "%.4g", report.noiseMean()),
                IntStream.rangeClosed(0, STOPS).mapToObj(HtmlPage::stop).toList(),
                shown.rows().stream()
                        .map(row -> HtmlPanel.of(row, report, hover))
                        .toList(),
                report.whitened()
                        .map(images -> Png.base64(WhitenedFigure.image(report, images)))
                        .orElse(null),
                report.signal().map(signal -> HtmlSignal.of(report, signal)).orElse(null),
                AnswersChart.of(report),
                ClassRow.all(report).stream().map(HtmlRow::of).toList(),
                Wording.z(Chance.peakZ(shape.size())),
                Wording.count(shape.size()),
                entries(report),
                Legible.text(report.provenance().answersSha256()),
                style,
                hash(style),
                script,
                hash(script));
    }

    private static Stop stop(int index) {
        int colour = Diverging.colour(2.0 * index / STOPS - 1);
        return new Stop(String.format(Locale.ROOT, "%.2f", (double) index / STOPS), String.format("#%06x", colour));
    }

    private static List<Entry> entries(MapReport report) {
        Provenance provenance = report.provenance();
        List<Entry> entries = new ArrayList<>();
        report.identity().forEach((key, value) -> entries.add(new Entry(key, value)));
        entries.add(new Entry("questions asked of the model", Wording.count(provenance.questions())));
        entries.add(new Entry("Phosphene", Legible.text(provenance.version())));
        entries.add(new Entry("Java", Legible.text(provenance.java())));
        entries.add(new Entry("system", Legible.text(provenance.system())));
        entries.add(new Entry("workers", Integer.toString(provenance.workers())));
        entries.add(new Entry("date", provenance.date().toString()));
        return entries;
    }

    static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
