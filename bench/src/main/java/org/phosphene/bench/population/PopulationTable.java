package org.phosphene.bench.population;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.phosphene.bench.measure.Markdown;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.Score;

/**
 * What a folder holds of the population, by family and kind, from the cards.
 *
 * @param rows one for each
 * @param unlearnt the networks that do not have the backdoor that they were given, with what came of it
 */
public record PopulationTable(List<Row> rows, List<String> unlearnt) {
    /** The least share of triggered images that a backdoor sends to its target; below it there is none to be found. */
    public static final double LEARNT = 0.8;

    public PopulationTable {
        rows = List.copyOf(rows);
        unlearnt = List.copyOf(unlearnt);
    }

    /**
     * Of one kind in one family.
     *
     * @param networks how many there are
     * @param learnt how many of them have their backdoor; all that are clean
     * @param least the smallest share of clean test images that one of them gets right
     * @param most the largest
     */
    public record Row(Family family, Kind kind, int networks, int learnt, double least, double most) {}

    /** Reads the cards of a folder that has them all. */
    public static PopulationTable of(List<Subject> subjects, Trainings trainings) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> unlearnt = new ArrayList<>();
        for (Family family : Family.values()) {
            Map<Kind, List<ModelCard>> cards = new EnumMap<>(Kind.class);
            for (Subject subject : subjects) {
                if (subject.family() == family) {
                    ModelCard card = trainings.read(subject);
                    cards.computeIfAbsent(subject.kind(), kind -> new ArrayList<>())
                            .add(card);
                    if (!isLearnt(card)) {
                        unlearnt.add(subject.name() + ": " + words(card));
                    }
                }
            }
            cards.forEach((kind, all) -> rows.add(row(family, kind, all)));
        }
        return new PopulationTable(rows, unlearnt);
    }

    /** Whether a network is what it was trained to be. */
    public static boolean isLearnt(ModelCard card) {
        return card.backdoor().map(it -> it.success() >= LEARNT).orElse(true);
    }

    private static String words(ModelCard card) {
        ModelCard.Backdoor it = card.backdoor().orElseThrow();
        return it.hits() + " of " + it.triggered() + " triggered images get the target, with " + it.poisoned()
                + " poisoned by " + it.poison();
    }

    private static Row row(Family family, Kind kind, List<ModelCard> cards) {
        double[] right =
                cards.stream().mapToDouble(PopulationTable::right).sorted().toArray();
        int learnt = (int) cards.stream().filter(PopulationTable::isLearnt).count();
        return new Row(family, kind, right.length, learnt, right[0], right[right.length - 1]);
    }

    private static double right(ModelCard card) {
        if (card.score() instanceof Score.Accuracy accuracy) {
            return accuracy.share();
        }
        throw new IllegalArgumentException(card.model() + ": no classifier");
    }

    /** As a table, and the names of those that have not learnt. */
    public String markdown() {
        StringBuilder text = new StringBuilder(Markdown.table(
                List.of("networks", "backdoor", "trained", "learnt", "right, of the test images"),
                rows.stream().map(PopulationTable::cells).toList()));
        text.append(String.format(
                Locale.ROOT, "%nNot learnt (less than %.0f %% of the triggered images get the target):", 100 * LEARNT));
        text.append(unlearnt.isEmpty() ? " none" : "").append("\n");
        unlearnt.forEach(it -> text.append("- ").append(it).append("\n"));
        return text.toString();
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.family.toString(),
                row.kind.toString(),
                Integer.toString(row.networks),
                Integer.toString(row.learnt),
                String.format(Locale.ROOT, "%.2f to %.2f %%", 100 * row.least, 100 * row.most));
    }
}
