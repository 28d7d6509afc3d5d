package org.phosphene.report;

import com.samskivert.mustache.Mustache;
import java.util.Base64;
import java.util.List;

/** An audit as one page that needs nothing else, with the security policy of {@link HtmlPage}. */
final class AuditPage {
    private AuditPage() {}

    /** What the template may use; text is escaped by the template engine. */
    record Model(
            String title,
            String verdict,
            String figure,
            List<HtmlPage.Entry> facts,
            List<HtmlPage.Entry> provenance,
            String style,
            String styleHash) {}

    /** The page, in UTF-8 when written. */
    static String of(AuditReport report, byte[] figure) {
        String style =
                HtmlPage.resource("report.css") + "\n.whole { display: block; max-width: 100%; height: auto; }\n";
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .compile(HtmlPage.resource("audit.mustache"))
                .execute(new Model(
                        Legible.text(report.title()),
                        AuditWords.verdict(report),
                        Base64.getEncoder().encodeToString(figure),
                        AuditWords.facts(report),
                        FilterPage.entries(report.provenance()),
                        style,
                        HtmlPage.hash(style)));
    }
}
