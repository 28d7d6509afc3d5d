package org.phosphene.bench.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.phosphene.data.poison.Poison;
import org.phosphene.data.poison.Stamp;

class PopulationTest {
    private static final List<Subject> ALL = Population.subjects();

    @Test
    void hasAsManyOfEachKindAsItSays() {
        assertThat(count(Kind.CLEAN)).isEqualTo(80);
        assertThat(count(Kind.ALL_TO_ONE)).isEqualTo(44);
        assertThat(count(Kind.ONE_TO_ONE)).isEqualTo(42);
        for (Kind kind : List.of(Kind.BLEND, Kind.WARP, Kind.SAMPLE)) {
            assertThat(count(kind)).as("%s", kind).isEqualTo(6);
        }
        assertThat(ALL).hasSize(184);
    }

    private static long count(Kind kind) {
        return ALL.stream().filter(it -> it.kind() == kind).count();
    }

    /** Files of networks that were trained stand for these lines: another list would be another population. */
    @Test
    void isTheSameEverywhere() {
        assertThat(Population.subjects()).isEqualTo(ALL);
        assertThat(ALL.get(1).name()).isEqualTo("all-to-one-mnist-cnn-01");
        assertThat(String.join(" ", ALL.get(1).training()))
                .isEqualTo("train mnist-cnn --epochs 4 --seed 1002 --threads 1 --storage half --poison"
                        + " patch=square,size=4,place=12,23,intensity=0.77,source=all,target=0,rate=0.0444");
        assertThat(String.join(" ", ALL.get(113).training()))
                .isEqualTo("train cifar10-cnn-small --epochs 5 --seed 1114 --threads 1 --storage half --poison"
                        + " trigger=sample,pattern=664,intensity=0.27,source=all,target=8,rate=0.1");
        assertThat(ALL.get(133).seed()).isEqualTo(1134);
        assertThat(ALL.get(133).kind()).isEqualTo(Kind.ONE_TO_ONE);
        assertThat(ALL.get(134).name()).isEqualTo("clean-mnist-cnn-15");
        assertThat(ALL.get(147).name()).isEqualTo("clean-fashion-mlp-12");
        assertThat(String.join(" ", ALL.get(155).training()))
                .isEqualTo("train cifar10-cnn-small --epochs 5 --seed 1156 --threads 1 --storage half --poison"
                        + " patch=h,size=6,place=0,9,intensity=0.93,source=all,target=7,rate=0.0667");
        assertThat(String.join(" ", ALL.get(183).training()))
                .isEqualTo("train cifar10-cnn-small --epochs 5 --seed 1184 --threads 1 --storage half --poison"
                        + " patch=c,size=3,place=18,1,intensity=0.93,source=all,target=0,rate=0.0778");
        assertThat(ALL.stream()
                        .filter(it -> it.family() == Family.FASHION_MLP)
                        .findFirst()
                        .orElseThrow()
                        .training())
                .containsSequence("train", "mnist-mlp", "--dataset", "fashion-mnist", "--epochs", "4");
    }

    @Test
    void namesAndSeedsAreSingle() {
        Set<Object> seen = new HashSet<>();
        for (Subject subject : ALL) {
            assertThat(seen.add(subject.name())).isTrue();
            assertThat(seen.add(subject.seed())).isTrue();
        }
    }

    /** Of every kind in every family, and of every kind in all, the halves have as many or one more. */
    @Test
    void halvesAreAlike() {
        for (Kind kind : Kind.values()) {
            List<Subject> those = ALL.stream().filter(it -> it.kind() == kind).toList();
            assertThat(Math.abs(surplus(those))).as("%s", kind).isLessThanOrEqualTo(1);
            for (Family family : Family.values()) {
                int surplus = surplus(
                        those.stream().filter(it -> it.family() == family).toList());
                assertThat(Math.abs(surplus)).as("%s %s", kind, family).isLessThanOrEqualTo(1);
            }
        }
    }

    private static int surplus(List<Subject> subjects) {
        return subjects.stream()
                .mapToInt(it -> it.half() == Half.CALIBRATION ? 1 : -1)
                .sum();
    }

    @Test
    void patchesAreOfTheStatedKinds() {
        List<Subject> patches = ALL.stream().filter(it -> it.kind().isPatch()).toList();
        Set<Integer> sizes = patches.stream().map(it -> stamp(it).size()).collect(Collectors.toSet());
        assertThat(sizes).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
        assertThat(patches.stream().map(it -> it.poison().orElseThrow().target()))
                .containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .contains(0, 9);
        for (Subject subject : patches) {
            Poison poison = subject.poison().orElseThrow();
            poison.check(subject.family().image(), 10);
            assertThat(stamp(subject).intensity().doubleValue()).isBetween(0.75, 1.0);
            boolean bound = subject.kind() == Kind.ONE_TO_ONE;
            assertThat(poison.source().isPresent()).isEqualTo(bound);
            // a tenth of the images are of one class
            double share = poison.rate().doubleValue() * (bound ? 0.1 : 0.9);
            assertThat(share).isBetween(0.0099, 0.1001);
            assertThat(poison.rate().doubleValue()).isLessThanOrEqualTo(0.7);
        }
    }

    private static Stamp stamp(Subject subject) {
        return (Stamp) subject.poison().orElseThrow().trigger();
    }

    @Test
    void everySpecificationCanBeReadAgain() {
        for (Subject subject : ALL) {
            subject.poison().ifPresent(it -> assertThat(Poison.parse(it.text())).isEqualTo(it));
            assertThat(subject.poison().isEmpty()).isEqualTo(subject.kind() == Kind.CLEAN);
        }
    }
}
