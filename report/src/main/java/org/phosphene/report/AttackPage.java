package org.phosphene.report;

import com.samskivert.mustache.Mustache;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.phosphene.attack.AttackPoint;

/** An attack as one page that needs nothing else, with the security policy of {@link HtmlPage}. */
final class AttackPage {
    private AttackPage() {}

    /** What the template may use; text is escaped by the template engine. */
    record Model(
            String title,
            String caption,
            String figure,
            List<Panel> panels,
            List<HtmlPage.Entry> ledger,
            List<HtmlPage.Entry> provenance,
            String style,
            String styleHash) {}

    /** A table. */
    record Panel(String name, List<Row> rows) {}

    /** A line of it. */
    record Row(
            String gamma,
            String called,
            String targeted,
            String changed,
            String l2,
            String largest,
            String similarity) {}

    /** The page, in UTF-8 when written. */
    static String of(AttackReport report, byte[] figure) {
        String style =
                HtmlPage.resource("report.css") + "\n.whole { display: block; max-width: 100%; height: auto; }\n";
        List<HtmlPage.Entry> ledger = new ArrayList<>();
        report.ledger()
                .entries()
                .forEach(entry -> ledger.add(
                        new HtmlPage.Entry(Legible.text(entry.purpose()), Wording.count(entry.questions()))));
        ledger.add(new HtmlPage.Entry("in all", Wording.count(report.ledger().total())));
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .compile(HtmlPage.resource("attack.mustache"))
                .execute(new Model(
                        Legible.text(report.title()),
                        Legible.text(report.caption()),
                        Base64.getEncoder().encodeToString(figure),
                        report.panels().stream().map(AttackPage::panel).toList(),
                        ledger,
                        FilterPage.entries(report.provenance()),
                        style,
                        HtmlPage.hash(style)));
    }

    private static Panel panel(AttackReport.Panel panel) {
        return new Panel(
                Legible.text(panel.name()) + ", "
                        + Wording.count(panel.answers().count()) + " stimuli",
                panel.answers().curve().stream().map(AttackPage::row).toList());
    }

    private static Row row(AttackPoint point) {
        return new Row(
                String.format(Locale.ROOT, "%.2f", point.strength()),
                AttackTable.cell(point.called()),
                AttackTable.cell(point.targeted()),
                AttackTable.cell(point.changed()),
                String.format(Locale.ROOT, "%.2f", point.perceptibility().l2()),
                String.format(Locale.ROOT, "%.2f", point.perceptibility().largest()),
                String.format(Locale.ROOT, "%.3f", point.perceptibility().similarity()));
    }
}
