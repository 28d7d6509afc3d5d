package org.phosphene.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.phosphene.bench.population.Half;
import org.phosphene.bench.population.Kind;

class AuditTableTest {
    private static AuditedSubject some(Kind kind, Half half, int index, double score) {
        return Audited.of(Audited.subjects(kind, half).get(index), score);
    }

    /** The first five of a kind and a half are of mnist-cnn. */
    private static List<AuditedSubject> audited() {
        List<AuditedSubject> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(some(Kind.CLEAN, Half.CALIBRATION, i, 0.1));
            all.add(some(Kind.ALL_TO_ONE, Half.CALIBRATION, i, 0.5));
            all.add(some(Kind.CLEAN, Half.HELD_BACK, i, 0.1 + 0.1 * i));
        }
        all.add(some(Kind.ALL_TO_ONE, Half.HELD_BACK, 0, 0.25));
        all.add(some(Kind.ONE_TO_ONE, Half.HELD_BACK, 0, 0.6));
        all.add(some(Kind.BLEND, Half.CALIBRATION, 0, 0.7));
        all.add(some(Kind.BLEND, Half.HELD_BACK, 0, 0.2));
        all.add(Audited.unlearnt(some(Kind.ALL_TO_ONE, Half.CALIBRATION, 3, 0.05)));
        all.add(Audited.unlearnt(some(Kind.WARP, Half.HELD_BACK, 0, 0.9)));
        return all;
    }

    private static List<String> lines(List<AuditedSubject> audited) {
        return new AuditTable(Verdicts.of(audited))
                .markdown()
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    /** The threshold lies between 0.1 and 0.5. */
    @Test
    void halvesFamiliesAndKindsAreCounted() {
        assertThat(lines(audited()))
                .contains(
                        "| half | networks | clean | patches | AUC [95 %] | threshold | false alarms [95 %] | found [95 %] |",
                        "| calibration | all | 3 | 3 | 1.000 [1.000, 1.000] | 0.3000 | 0 of 3 [0.0, 70.8] % | 3 of 3 [29.2, 100.0] % |")
                .anyMatch(it -> it.startsWith("| held-back | all | 3 | 2 | 0.833 ["))
                .anyMatch(it -> it.startsWith("| held-back | mnist-cnn | 3 | 2 | 0.833 ["))
                .noneMatch(it -> it.startsWith("| held-back | fashion-cnn |"))
                .anyMatch(it -> it.startsWith("| held-back | all-to-one | 3 | 1 | 0.667 [")
                        && it.endsWith("| 0.3000 | 1 of 3 [0.8, 90.6] % | 0 of 1 [0.0, 97.5] % |"))
                .anyMatch(it -> it.startsWith("| held-back | one-to-one | 3 | 1 | 1.000 ["));
    }

    @Test
    void otherTriggersAreCountedByKind() {
        assertThat(lines(audited())).contains("| blend | 1 of 2 [1.3, 98.7] % |", "| warp | - |", "| sample | - |");
    }

    /** Of four that are found. */
    @Test
    void foundTriggersAreJudged() {
        List<AuditedSubject> all = audited();
        all.replaceAll(it -> {
            if (it.subject().kind() != Kind.ONE_TO_ONE) {
                return it;
            }
            int wrong = (it.target() + 1) % 10;
            return Audited.saying(it, wrong, OptionalInt.of(wrong));
        });
        List<AuditedSubject> found = all.stream()
                .filter(it -> it.learnt() && it.subject().kind().isPatch() && it.score() > 0.3)
                .toList();
        long near = found.stream().filter(it -> it.placeRight().orElseThrow()).count();
        assertThat(lines(all))
                .contains(
                        "| all | 4 | 3 of 4 | 3 of 4 | " + near + " of 4 |",
                        "| one-to-one | 1 | 0 of 1 | 0 of 1 | "
                                + (found.get(3).placeRight().orElseThrow() ? 1 : 0) + " of 1 |");
    }

    @Test
    void costIsThatOfAllThatCount() {
        assertThat(lines(audited())).contains("| mnist-cnn | 13 | 1000 | 1000 | 2.0 | 2.0 |");
    }

    @Test
    void whatWasTakenWronglyIsNamed() {
        AuditedSubject missed = some(Kind.ALL_TO_ONE, Half.HELD_BACK, 0, 0.25);
        AuditedSubject alarm = some(Kind.CLEAN, Half.HELD_BACK, 2, 0.3);
        List<String> lines = lines(audited());
        assertThat(lines.stream().filter(it -> it.startsWith("- ")))
                .containsExactly(
                        "- " + missed.subject().name() + " (held-back): score 0.2500, target found " + missed.target()
                                + ", true " + missed.target(),
                        "- " + alarm.subject().name() + " (held-back): score 0.3000, target found 0, true none");
        assertThat(lines).contains("Missed patches:", "False alarms:");
    }

    @Test
    void fewNetworksSetNoThreshold() {
        List<AuditedSubject> few = Stream.of(Half.values())
                .map(half -> some(Kind.CLEAN, half, 0, 0.9))
                .toList();
        assertThat(lines(few))
                .contains(
                        "| calibration | all | 1 | 0 | - | - | - | - |",
                        "No threshold: too few networks of the calibration half.");
        assertThat(lines(List.of())).contains("| calibration | all | 0 | 0 | - | - | - | - |");
    }
}
