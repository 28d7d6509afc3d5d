package org.phosphene.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phosphene.attack.AttackPoint;
import org.phosphene.attack.Contender;
import org.phosphene.attack.HopSkipJump;
import org.phosphene.attack.Walks;
import org.phosphene.estimate.Proportion;

/** What attacks did, as tables of plain text. */
public final class AttackTable {
    private static final List<String> HEAD =
            List.of("gamma", "called target [95 %]", "of other classes [95 %]", "label changed", "L2", "L-inf", "SSIM");

    private AttackTable() {}

    /** The tables, lines of text that end in line ends. */
    public static String of(AttackReport report) {
        StringBuilder out = new StringBuilder();
        out.append(Legible.text(report.title())).append(": ").append(Legible.text(report.caption()));
        for (AttackReport.Panel panel : report.panels()) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(HEAD);
            for (AttackPoint point : panel.answers().curve()) {
                lines.add(List.of(
                        String.format(Locale.ROOT, "%.2f", point.strength()),
                        cell(point.called()),
                        cell(point.targeted()),
                        point.changed().map(share -> percent(share.value())).orElse(""),
                        String.format(
                                Locale.ROOT, "%.2f", point.perceptibility().l2()),
                        String.format(
                                Locale.ROOT, "%.2f", point.perceptibility().largest()),
                        String.format(
                                Locale.ROOT, "%.3f", point.perceptibility().similarity())));
            }
            out.append("\n\n").append(Legible.text(panel.name())).append(", ");
            out.append(Wording.count(panel.answers().count())).append(" stimuli, ");
            out.append(panel.answers().targets().size()).append(" targets\n");
            out.append(Columns.aligned(lines, column -> false).stripTrailing());
        }
        report.contest().ifPresent(contest -> out.append("\n\n").append(contest(contest)));
        out.append("\n\nQuestions to the model\n").append(ledger(report));
        return out.toString();
    }

    private static String contest(AttackReport.Contest contest) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("attack", "takes", "before", "each"));
        contest.lengths().forEach(length -> head.add("L2 " + length(length)));
        lines.add(head);
        for (boolean targeted : new boolean[] {true, false}) {
            for (Contender contender : contest.contenders()) {
                List<AttackPoint> curve = targeted ? contender.targeted() : contender.untargeted();
                List<String> line = new ArrayList<>(List.of(
                        Legible.text(contender.name()) + (targeted ? "" : ", any label"),
                        Legible.text(contender.needs()),
                        Wording.count(contender.before()),
                        "0"));
                for (double length : contest.lengths()) {
                    Optional<AttackPoint> at = Contender.at(curve, length);
                    line.add(share(at.flatMap(targeted ? AttackPoint::targeted : AttackPoint::changed)));
                }
                lines.add(line);
            }
            List<HopSkipJump.Path> paths =
                    targeted ? contest.walks().targeted() : contest.walks().untargeted();
            for (long milestone : contest.milestones()) {
                List<String> line = new ArrayList<>(List.of(
                        "HopSkipJump" + (targeted ? "" : ", any label"),
                        targeted ? "an image of the class" : "labels",
                        "0",
                        Wording.count(milestone)));
                contest.lengths()
                        .forEach(length -> line.add(share(Optional.of(Walks.share(paths, length, milestone)))));
                lines.add(line);
            }
        }
        return "At the same L2 norm of what is added: images of other classes that are called the target, or\n"
                + "images whose label changes; questions before the first image, and for each image. Intervals are in\n"
                + AttackFiles.JSON + ".\n"
                + Columns.aligned(lines, column -> column < 2).stripTrailing();
    }

    private static String ledger(AttackReport report) {
        List<List<String>> lines = new ArrayList<>();
        report.ledger()
                .entries()
                .forEach(entry -> lines.add(List.of(Legible.text(entry.purpose()), Wording.count(entry.questions()))));
        lines.add(List.of("in all", Wording.count(report.ledger().total())));
        return Columns.aligned(lines, column -> column == 0);
    }

    static String length(double length) {
        return length == Math.rint(length)
                ? String.format(Locale.ROOT, "%.0f", length)
                : String.format(Locale.ROOT, "%.1f", length);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String share(Optional<Proportion> share) {
        return share.map(some -> percent(some.value())).orElse("");
    }

    static String cell(Optional<Proportion> share) {
        return share.map(some -> String.format(
                        Locale.ROOT, "%.1f %% [%.1f, %.1f]", 100 * some.value(), 100 * some.low(), 100 * some.high()))
                .orElse("");
    }
}
