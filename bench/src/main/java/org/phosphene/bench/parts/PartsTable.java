package org.phosphene.bench.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phosphene.bench.measure.Markdown;

/** Scores as one table, each part before its baselines, with the ratio of the part to each. */
public final class PartsTable {
    private static final List<String> HEAD =
            List.of("part", "who", "unit", "thousands a second, median", "least to most", "phosphene / it");

    private PartsTable() {}

    /** As Markdown. */
    public static String of(List<Score> scores) {
        Map<Class<?>, List<Score>> parts =
                scores.stream().collect(Collectors.groupingBy(Score::type, LinkedHashMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        for (List<Score> part : parts.values()) {
            Optional<Score> subject = part.stream().filter(Score::isSubject).findFirst();
            subject.ifPresent(it -> rows.add(row(it, "")));
            part.stream()
                    .filter(it -> !it.isSubject())
                    .forEach(it -> rows.add(row(
                            it,
                            subject.map(s -> text("%.2f", s.perSecond() / it.perSecond()))
                                    .orElse(""))));
        }
        return Markdown.table(HEAD, rows);
    }

    private static List<String> row(Score score, String ratio) {
        return List.of(
                score.part().value(),
                score.method(),
                score.part().unit(),
                text("%.1f", score.perSecond() / 1000),
                score.most() == score.least()
                        ? ""
                        : text("%.1f", score.least() / 1000) + " to " + text("%.1f", score.most() / 1000),
                ratio);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
