package org.phosphene.bench.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.phosphene.bench.measure.Markdown;
import org.phosphene.bench.population.Family;
import org.phosphene.bench.population.Half;
import org.phosphene.bench.population.Kind;
import org.phosphene.bench.population.Subject;

/**
 * How well audits tell networks with patches from clean ones, what they say of the patches, and what they cost.
 *
 * @param verdicts of all networks that were audited
 */
public record AuditTable(Verdicts verdicts) {
    private static final List<String> HEAD = List.of(
            "half", "networks", "clean", "patches", "AUC [95 %]", "threshold", "false alarms [95 %]", "found [95 %]");

    /** Five parts: detection, triggers that are no patch, found triggers, cost, and the networks that were taken wrongly. */
    public String markdown() {
        FoundTriggers found = new FoundTriggers(verdicts);
        return String.join(
                "\n",
                "Patches against clean networks, by a threshold that the calibration half sets. Lines of one kind of patch have"
                        + " all clean networks of the half; a network that has not learnt its backdoor is counted nowhere.\n",
                detection(),
                "Triggers that are no patch, which an audit is not made for, at the same threshold, both halves:\n",
                missed(),
                "What was found of the patches at or above the threshold, both halves. A place is right if the centres of patch"
                        + " and finding each lie in the other, grown by 2 pixels on each side; none is judged on CIFAR-10, whose"
                        + " training images are shifted and mirrored.\n",
                found.table(),
                "Cost of an audit:\n",
                cost(),
                found.wrong());
    }

    private String detection() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(Half.CALIBRATION, "all", it -> true));
        rows.add(row(Half.HELD_BACK, "all", it -> true));
        for (Family family : families()) {
            rows.add(row(Half.HELD_BACK, family.toString(), it -> it.family() == family));
        }
        for (Kind kind : List.of(Kind.ALL_TO_ONE, Kind.ONE_TO_ONE)) {
            rows.add(row(Half.HELD_BACK, kind.toString(), it -> it.kind() == kind || it.kind() == Kind.CLEAN));
        }
        return Markdown.table(HEAD, rows);
    }

    private List<String> row(Half half, String name, Predicate<Subject> which) {
        Predicate<Subject> those = which.and(it -> it.half() == half);
        Roc roc = verdicts.roc(those);
        return List.of(
                half.toString(),
                name,
                Integer.toString(roc.clean().size()),
                Integer.toString(roc.patches().size()),
                roc.auc()
                        .map(it -> String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", it.value(), it.low(), it.high()))
                        .orElse("-"),
                verdicts.threshold().isEmpty()
                        ? "-"
                        : String.format(
                                Locale.ROOT, "%.4f", verdicts.threshold().getAsDouble()),
                verdicts.flagged(those.and(it -> it.kind() == Kind.CLEAN)).withInterval(),
                verdicts.flagged(those.and(it -> it.kind().isPatch())).withInterval());
    }

    /** Those that networks were audited of. */
    private List<Family> families() {
        return Stream.of(Family.values())
                .filter(family -> !verdicts.of(it -> it.family() == family).isEmpty())
                .toList();
    }

    private String missed() {
        return Markdown.table(
                List.of("trigger", "found [95 %]"),
                Stream.of(Kind.BLEND, Kind.WARP, Kind.SAMPLE)
                        .map(kind -> List.of(
                                kind.toString(),
                                verdicts.flagged(it -> it.kind() == kind).withInterval()))
                        .toList());
    }

    private String cost() {
        List<List<String>> rows = new ArrayList<>();
        for (Family family : families()) {
            List<AuditedSubject> those = verdicts.of(it -> it.family() == family);
            double[] questions = those.stream()
                    .mapToDouble(AuditedSubject::questions)
                    .sorted()
                    .toArray();
            double[] seconds =
                    those.stream().mapToDouble(AuditedSubject::seconds).sorted().toArray();
            rows.add(List.of(
                    family.toString(),
                    Integer.toString(those.size()),
                    String.format(Locale.ROOT, "%.0f", median(questions)),
                    String.format(Locale.ROOT, "%.0f", questions[questions.length - 1]),
                    String.format(Locale.ROOT, "%.1f", median(seconds)),
                    String.format(Locale.ROOT, "%.1f", seconds[seconds.length - 1])));
        }
        return Markdown.table(
                List.of("networks", "audited", "questions, median", "most", "seconds, median", "most"), rows);
    }

    private static double median(double[] sorted) {
        int count = sorted.length;
        return Arrays.stream(sorted, (count - 1) / 2, count / 2 + 1).average().orElseThrow();
    }
}
