package org.phosphene.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.phosphene.audit.AuditResult;
import org.phosphene.bench.population.Family;
import org.phosphene.bench.population.Half;
import org.phosphene.bench.population.Kind;
import org.phosphene.bench.population.Subject;
import org.phosphene.data.poison.Poison;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.Score;

class AuditedSubjectTest {
    /**
     * One turns all of one class at four contrasts, a student at one and a half, a piece half of it at two; and a fifth of
     * another class.
     */
    private static final String KEPT = """
            {"ground": "images", "seconds": 1.5, "result": {
              "score": 0.9,
              "sizes": [
                {"side": 3, "contenders": [
                    {"source": 7, "target": 4, "row": 10, "column": 20, "height": 3, "width": 3,
                     "turned": {"7": [1, 1, 1, 1, 0, 0, 0, 0, 0, 0], "1": [0.2, 0, 0, 0, 0, 0, 0, 0, 0, 0]},
                     "students_turned": [
                         {"7": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0], "1": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]},
                         {"7": [0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0], "1": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]}],
                     "pieces_turned": [0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0]}]},
                {"side": 6, "contenders": [
                    {"source": 1, "target": 2, "row": 0, "column": 0, "height": 6, "width": 6,
                     "turned": {"1": [0.2, 0.1, 0, 0, 0, 0, 0, 0, 0, 0], "7": [0.2, 0.1, 0, 0, 0, 0, 0, 0, 0, 0]},
                     "students_turned": [], "pieces_turned": []}]}],
              "trigger": {"target": 4, "row": 10, "column": 20, "height": 2, "width": 3, "classes": [
                {"class": 7, "turned": 0.9, "turned_faintly": 0.8},
                {"class": 1, "turned": 0.3, "turned_faintly": 0.1}]},
              "questions": 1200000}}
            """;

    private static Subject subject(Family family, Kind kind, String poison) {
        Optional<Poison> given = poison.isEmpty() ? Optional.empty() : Optional.of(Poison.parse(poison));
        return new Subject("some", kind, family, 1, given, Half.CALIBRATION);
    }

    private static Subject patch(Family family, String source, int size, String place) {
        String poison = "patch=square,size=" + size + ",place=" + place + ",source=" + source + ",target=4,rate=0.1";
        return subject(family, source.equals("all") ? Kind.ALL_TO_ONE : Kind.ONE_TO_ONE, poison);
    }

    private static ModelCard card(Subject subject, int hits) {
        return new ModelCard(
                "mnist-cnn",
                "0".repeat(64),
                1,
                "images",
                Map.of(),
                1,
                4,
                4,
                "Adam",
                new Score.Accuracy(9000, 10_000),
                subject.poison().map(it -> new ModelCard.Backdoor(it.text(), 5, 100, hits)),
                "train",
                Map.of());
    }

    private static AuditedSubject read(Subject subject, int hits, String kept) throws IOException {
        JsonNode node = JsonMapper.builder().build().readTree(kept);
        return AuditedSubject.of(subject, card(subject, hits), node);
    }

    @Test
    void readsWhatIsKeptAndScoresAnew() throws IOException {
        AuditedSubject it = read(patch(Family.MNIST_CNN, "7", 2, "10,20"), 80, KEPT);
        assertThat(it.learnt()).isTrue();
        assertThat(it.score()).isCloseTo(-(0.4 * 1.25 + 0.6 * 3) * Math.log(0.83) / Math.log(2), within(1e-9));
        assertThat(it.found()).hasSize(2);
        assertThat(it.target()).isEqualTo(4);
        assertThat(it.source()).hasValue(7);
        assertThat(it.box()).isEqualTo(new Box(10, 20, 2, 3));
        assertThat(it.questions()).isEqualTo(1_200_000);
        assertThat(it.seconds()).isEqualTo(1.5);
    }

    /** Of exemplars only what happens to all classes counts. */
    @Test
    void noiseIsScoredByItsOwnRule() throws IOException {
        String noise = KEPT.replace("\"ground\": \"images\"", "\"ground\": \"noise\"");
        AuditedSubject it = read(patch(Family.MNIST_CNN, "all", 2, "10,20"), 100, noise);
        assertThat(it.ground()).isEqualTo(AuditResult.Ground.NOISE);
        assertThat(it.score()).isEqualTo(0.6);
    }

    @Test
    void whatIsNotLearntIsSaid() throws IOException {
        assertThat(read(patch(Family.MNIST_CNN, "all", 2, "1,1"), 79, KEPT).learnt())
                .isFalse();
        assertThat(read(subject(Family.MNIST_CNN, Kind.CLEAN, ""), 0, KEPT).learnt())
                .isTrue();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> read(
                        patch(Family.MNIST_CNN, "all", 2, "1,1"),
                        90,
                        KEPT.replace("\"row\": 10, \"column\": 20, \"height\": 2", "\"line\": 10")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("some: ")
                .hasMessageContaining("'row'");
        assertThatThrownBy(() -> read(patch(Family.MNIST_CNN, "all", 2, "1,1"), 90, "{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'result'");
    }

    @Test
    void targetAndSourceAreThoseOfTheBackdoor() {
        AuditedSubject all = Audited.of(patch(Family.MNIST_CNN, "all", 2, "1,1"), 0.5);
        assertThat(all.isTargetRight()).isTrue();
        assertThat(all.isSourceRight()).isTrue();
        AuditedSubject bound = Audited.of(patch(Family.MNIST_CNN, "7", 2, "1,1"), 0.5);
        assertThat(bound.isSourceRight()).isTrue();
        assertThat(Audited.saying(all, 5, OptionalInt.empty()).isTargetRight()).isFalse();
        assertThat(Audited.saying(all, 4, OptionalInt.of(7)).isSourceRight()).isFalse();
        assertThat(Audited.saying(bound, 4, OptionalInt.of(6)).isSourceRight()).isFalse();
        assertThat(Audited.saying(bound, 4, OptionalInt.empty()).isSourceRight())
                .isFalse();
        AuditedSubject clean = Audited.of(subject(Family.MNIST_CNN, Kind.CLEAN, ""), 0.5);
        assertThat(clean.isTargetRight()).isFalse();
        assertThat(clean.isSourceRight()).isFalse();
    }

    /** The patch covers rows 10 to 13 and columns 20 to 23. */
    @Test
    void placeIsRightWithinTwoPixels() {
        assertThat(place(new Box(10, 20, 4, 4))).contains(true);
        assertThat(place(new Box(6, 20, 4, 4))).contains(true);
        assertThat(place(new Box(14, 24, 4, 4))).contains(true);
        assertThat(place(new Box(5, 20, 4, 4))).contains(false);
        assertThat(place(new Box(10, 25, 4, 4))).contains(false);
        // the patch's centre lies in it, its own does not lie near the patch
        assertThat(place(new Box(0, 0, 28, 28))).contains(false);
        // its centre is near enough to the patch, the patch's is too far from it
        assertThat(place(new Box(15, 22, 1, 1))).contains(false);
    }

    private static Optional<Boolean> place(Box found) {
        AuditedSubject it = Audited.of(patch(Family.MNIST_CNN, "all", 4, "10,20"), 0.5);
        return Audited.at(it, found).placeRight();
    }

    @Test
    void thereIsNotAlwaysOnePlace() {
        Box box = new Box(10, 20, 4, 4);
        for (Subject none : new Subject[] {
            patch(Family.CIFAR10_SMALL, "all", 4, "10,20"),
            subject(Family.MNIST_CNN, Kind.BLEND, "trigger=blend,target=4,rate=0.1"),
            subject(Family.MNIST_CNN, Kind.CLEAN, "")
        }) {
            assertThat(Audited.at(Audited.of(none, 0.5), box).placeRight())
                    .as("%s", none)
                    .isEmpty();
        }
    }

    @Test
    void nearnessIsMutual() {
        Box small = new Box(10, 10, 2, 2);
        for (int row = 0; row < 24; row++) {
            Box large = new Box(row, 10, 5, 3);
            assertThat(large.isWithin(2, small)).isEqualTo(small.isWithin(2, large));
            // centres at row + 2.5 and 11; the smaller, grown, reaches 3 rows from its centre
            assertThat(large.isWithin(2, small)).isEqualTo(Math.abs(row + 2.5 - 11) <= 3);
        }
    }
}
