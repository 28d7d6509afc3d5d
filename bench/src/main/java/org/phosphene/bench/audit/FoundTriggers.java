package org.phosphene.bench.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.phosphene.bench.measure.Markdown;
import org.phosphene.bench.population.Kind;

/** What audits say of the patches that they find, and which networks they take wrongly. */
record FoundTriggers(Verdicts verdicts) {

    /** Of both kinds of patches and of all. */
    String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("all", Kind::isPatch));
        for (Kind kind : List.of(Kind.ALL_TO_ONE, Kind.ONE_TO_ONE)) {
            rows.add(row(kind.toString(), it -> it == kind));
        }
        return Markdown.table(
                List.of("patches", "found", "target right", "source right", "place within 2 pixels"), rows);
    }

    private List<String> row(String name, Predicate<Kind> kinds) {
        List<AuditedSubject> found = verdicts.of(it -> kinds.test(it.kind())).stream()
                .filter(verdicts::isFlagged)
                .toList();
        List<Boolean> places = found.stream()
                .map(AuditedSubject::placeRight)
                .flatMap(Optional::stream)
                .toList();
        return List.of(
                name,
                Integer.toString(found.size()),
                Share.of(found, AuditedSubject::isTargetRight).toString(),
                Share.of(found, AuditedSubject::isSourceRight).toString(),
                Share.of(places, it -> it).toString());
    }

    /** The names of missed patches and of false alarms. */
    String wrong() {
        if (verdicts.threshold().isEmpty()) {
            return "No threshold: too few networks of the calibration half.\n";
        }
        return list(
                        "Missed patches:",
                        verdicts.of(it -> it.kind().isPatch()).stream()
                                .filter(it -> !verdicts.isFlagged(it))
                                .toList())
                + "\n"
                + list(
                        "False alarms:",
                        verdicts.of(it -> it.kind() == Kind.CLEAN).stream()
                                .filter(verdicts::isFlagged)
                                .toList());
    }

    private static String list(String title, List<AuditedSubject> networks) {
        if (networks.isEmpty()) {
            return title + " none\n";
        }
        StringBuilder text = new StringBuilder(title + "\n\n");
        networks.forEach(it -> text.append(line(it)));
        return text.toString();
    }

    private static String line(AuditedSubject it) {
        return String.format(
                Locale.ROOT,
                "- %s (%s): score %.4f, target found %d, true %s\n",
                it.subject().name(),
                it.subject().half(),
                it.score(),
                it.target(),
                it.subject()
                        .poison()
                        .map(poison -> Integer.toString(poison.target()))
                        .orElse("none"));
    }
}
