package org.phosphene.report;

import com.samskivert.mustache.Mustache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;

/** Filters as one page that needs nothing else, with the security policy of {@link HtmlPage}. */
final class FilterPage {
    private FilterPage() {}

    /** What the template may use; text is escaped by the template engine. */
    record Model(
            String title,
            String caption,
            List<Picture> pictures,
            boolean covariances,
            List<Row> rows,
            List<HtmlPage.Entry> provenance,
            String style,
            String styleHash) {}

    /** A picture of the page. */
    record Picture(String png, String text) {}

    /** A line of the table. */
    record Row(String name, String mean, String deviation, String peak, String axes) {}

    /** The page, in UTF-8 when written. */
    static String of(FilterReport report, byte[] filters, Optional<byte[]> covariances) {
        List<Picture> pictures = new ArrayList<>();
        pictures.add(new Picture(Base64.getEncoder().encodeToString(filters), "The filters"));
        covariances.ifPresent(
                png -> pictures.add(new Picture(Base64.getEncoder().encodeToString(png), "Second-order axes")));
        List<Row> rows = new ArrayList<>();
        for (int u = 0; u < report.averages().size(); u++) {
            Optional<TriggeredCovariance> covariance =
                    report.hasCovariances() ? report.covariances().get(u) : Optional.empty();
            rows.add(row(report.name(u), report.averages().get(u), covariance));
        }
        String style =
                HtmlPage.resource("report.css") + "\n.whole { display: block; max-width: 100%; height: auto; }\n";
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .compile(HtmlPage.resource("filters.mustache"))
                .execute(new Model(
                        Legible.text(report.title()),
                        Legible.text(report.caption()),
                        pictures,
                        report.hasCovariances(),
                        rows,
                        entries(report.provenance()),
                        style,
                        HtmlPage.hash(style)));
    }

    private static Row row(String name, TriggeredAverage average, Optional<TriggeredCovariance> covariance) {
        String peak = average.filter()
                .map(filter ->
                        Wording.z(Arrays.stream(filter.z()).map(Math::abs).max().orElseThrow()))
                .orElse("never changes");
        return new Row(
                name,
                String.format(Locale.ROOT, "%.4g", average.mean()),
                String.format(Locale.ROOT, "%.4g", average.deviation()),
                peak,
                FilterTable.axes(covariance));
    }

    /** Where something comes from, key by key. */
    static List<HtmlPage.Entry> entries(Provenance provenance) {
        List<HtmlPage.Entry> entries = new ArrayList<>();
        provenance
                .spec()
                .forEach((key, value) -> entries.add(new HtmlPage.Entry(Legible.text(key), Legible.text(value))));
        entries.add(new HtmlPage.Entry("stimuli shown to the model", Wording.count(provenance.questions())));
        entries.add(new HtmlPage.Entry("Phosphene", Legible.text(provenance.version())));
        entries.add(new HtmlPage.Entry("Java", Legible.text(provenance.java())));
        entries.add(new HtmlPage.Entry("system", Legible.text(provenance.system())));
        entries.add(new HtmlPage.Entry("workers", Integer.toString(provenance.workers())));
        entries.add(new HtmlPage.Entry("date", provenance.date().toString()));
        return entries;
    }
}
