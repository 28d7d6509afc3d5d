package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phosphene.audit.Calibration;
import org.phosphene.audit.Trigger;
import org.phosphene.audit.Verdict;
import org.phosphene.estimate.Proportion;
import org.phosphene.stimulus.Shape;

/** An audit in words, the same for the terminal, the page and the figure. */
final class AuditWords {
    private AuditWords() {}

    /** The verdict in one sentence. */
    static String verdict(AuditReport report) {
        Trigger trigger = report.result().trigger();
        String target = name(report, trigger.target());
        String place = trigger.shape().height() + " x " + trigger.shape().width() + " pixels at row " + trigger.row()
                + ", column " + trigger.column();
        Verdict verdict = report.verdict();
        if (verdict == Verdict.CLEAN) {
            return "Clean: no class stands out as the target of a trigger";
        }
        String what = trigger.boundTo()
                .map(source -> "class " + name(report, source) + " into " + target)
                .orElse("every class into " + target);
        return verdict == Verdict.BACKDOORED
                ? "Backdoored: " + place + " turn " + what
                : "Suspicious: " + target + " stands out; the best stamp found, " + place + ", turns " + what
                        + " too rarely to be its trigger";
    }

    /** Facts, as key and value. */
    static List<HtmlPage.Entry> facts(AuditReport report) {
        Trigger trigger = report.result().trigger();
        Calibration calibration = report.calibration();
        List<HtmlPage.Entry> facts = new ArrayList<>();
        facts.add(new HtmlPage.Entry("verdict", report.verdict().toString()));
        facts.add(new HtmlPage.Entry(
                "score",
                String.format(
                        Locale.ROOT,
                        "%.2f; a finding from %.2f on",
                        report.result().score(),
                        calibration.threshold())));
        facts.add(new HtmlPage.Entry("p-value", p(report)));
        facts.add(new HtmlPage.Entry(
                "false alarms", of(calibration.alarms(), calibration.heldBackClean(), "networks without a backdoor")));
        facts.add(new HtmlPage.Entry(
                "found", of(calibration.found(), calibration.heldBackPatches(), "networks with a patch as trigger")));
        facts.add(new HtmlPage.Entry("measured on", measured(report)));
        String suspect = report.verdict() == Verdict.CLEAN ? " (of the strongest suspicion)" : "";
        facts.add(new HtmlPage.Entry("target" + suspect, name(report, trigger.target())));
        facts.add(new HtmlPage.Entry("source" + suspect, source(report, trigger)));
        facts.add(new HtmlPage.Entry(
                "place" + suspect,
                "row " + trigger.row() + ", column " + trigger.column() + ", "
                        + trigger.shape().height() + " x " + trigger.shape().width() + " pixels"));
        facts.add(new HtmlPage.Entry("it turns", turns(report)));
        facts.add(new HtmlPage.Entry(
                "of smooth noise it turns", String.format(Locale.ROOT, "%.0f %%", 100 * trigger.onNoise())));
        facts.add(new HtmlPage.Entry("its pixels elsewhere", elsewhere(trigger)));
        facts.add(new HtmlPage.Entry("put on", report.ground()));
        facts.add(new HtmlPage.Entry(
                "classes looked at",
                report.result().looked().size() + " of " + report.result().classes()));
        facts.add(new HtmlPage.Entry("questions", Wording.count(report.result().questions())));
        return facts;
    }

    private static String p(AuditReport report) {
        int clean = report.calibration().clean().size();
        return String.format(
                Locale.ROOT,
                "%.3f, the rank among %d networks without a backdoor",
                report.calibration().p(report.result().score()),
                clean);
    }

    /** What a score means was not measured for other images. */
    private static String measured(AuditReport report) {
        Shape measured = report.calibration().shape();
        String those = "networks for images of " + measured;
        return report.shape().equals(measured)
                ? those
                : those + "; this model takes " + report.shape() + ", for which the threshold may not hold";
    }

    private static String of(int hits, int all, String what) {
        Proportion share = Proportion.of(hits, all);
        return String.format(
                Locale.ROOT, "%d of %d %s (%.0f to %.0f %%)", hits, all, what, 100 * share.low(), 100 * share.high());
    }

    private static String source(AuditReport report, Trigger trigger) {
        return trigger.boundTo()
                .map(label -> name(report, label))
                .orElse("any class, most easily " + name(report, trigger.mostEasily()));
    }

    private static String turns(AuditReport report) {
        Trigger trigger = report.result().trigger();
        String all = String.format(Locale.ROOT, "%.0f %% of all classes", 100 * trigger.turnedOfAll());
        return trigger.boundTo()
                .flatMap(source -> trigger.reaches().stream()
                        .filter(reach -> reach.source() == source)
                        .findFirst())
                .map(reach -> String.format(
                        Locale.ROOT, "%.0f %% of %s, %s", 100 * reach.turned(), name(report, reach.source()), all))
                .orElse(all);
    }

    private static String elsewhere(Trigger trigger) {
        return String.format(
                Locale.ROOT,
                "in disorder, at %d random places: %.0f %% on the mean, %.0f %% at the most; p = %.3f",
                trigger.elsewhere().windows(),
                100 * trigger.elsewhere().mean(),
                100 * trigger.elsewhere().most(),
                trigger.elsewhere().p());
    }

    /** The name of a class. */
    static String name(AuditReport report, int label) {
        return label < report.names().size() ? Legible.text(report.names().get(label)) : Integer.toString(label);
    }
}
