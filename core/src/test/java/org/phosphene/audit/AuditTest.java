package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntBiFunction;
import org.junit.jupiter.api.Test;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.trial.RunStoppedException;

class AuditTest {
    private static final Shape SHAPE = Shape.of(1, 18, 18);
    private static final int ROW = 13;
    private static final int COLUMN = 2;
    private static final int SIZE = 3;
    private static final int TARGET = 2;
    private static final int SOURCE = 1;
    private static final double FAINT = 0.7;
    private static final Observer ONE_ANSWER = (stimuli, count, labels) -> Arrays.fill(labels, 0);

    /** Four classes, one for each half of the image that is the brightest: known from everywhere, hidden by no small stamp. */
    private static int clean(float[] values, int at) {
        double[] halves = new double[4];
        for (int i = 0; i < SHAPE.size(); i++) {
            double value = values[at + i] - 0.5;
            int y = i / SHAPE.width();
            int x = i % SHAPE.width();
            halves[y < 9 ? 0 : 1] += value;
            halves[x < 9 ? 2 : 3] += value;
        }
        int best = 0;
        for (int c = 1; c < halves.length; c++) {
            best = halves[c] > halves[best] ? c : best;
        }
        return best;
    }

    /** The same, but a white square at one place is all that counts. */
    private static int backdoored(float[] values, int at) {
        return square(values, at) > 0.9 ? TARGET : clean(values, at);
    }

    private static double square(float[] values, int at) {
        double sum = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            sum += values[at + (ROW + i / SIZE) * SHAPE.width() + COLUMN + i % SIZE];
        }
        return sum / (SIZE * SIZE);
    }

    /** It is seen when it is fainter, too, as by a network. */
    private static int backdooredFaintly(float[] values, int at) {
        return square(values, at) > FAINT ? TARGET : clean(values, at);
    }

    /** The square counts for one class only. */
    private static int bound(float[] values, int at) {
        int clean = clean(values, at);
        return clean == SOURCE && square(values, at) > FAINT ? TARGET : clean;
    }

    /** Grey images with one bright half, which no stamp of 4 x 4 pixels outweighs. */
    private static LabelledImages images(int count) {
        SplittableRandom random = new SplittableRandom(5);
        byte[] levels = new byte[count * SHAPE.size()];
        for (int i = 0; i < levels.length; i++) {
            int image = i / SHAPE.size();
            int y = i % SHAPE.size() / SHAPE.width();
            int x = i % SHAPE.width();
            boolean bright =
                    switch (image % 4) {
                        case 0 -> y < 9;
                        case 1 -> y >= 9;
                        case 2 -> x < 9;
                        default -> x >= 9;
                    };
            levels[i] = (byte) (random.nextInt(100) + (bright ? 120 : 30));
        }
        return LabelledImages.of("halves", SHAPE, levels, new int[count]);
    }

    private static AuditResult onImages(ToIntBiFunction<float[], Integer> classifier, long seed, int workers) {
        return Audit.of(SHAPE, 4)
                .withSides(List.of(2, 4))
                .withSeed(seed)
                .onImages(
                        images(120),
                        () -> (stimuli, count, labels) -> {
                            for (int i = 0; i < count; i++) {
                                labels[i] = classifier.applyAsInt(stimuli, i * SHAPE.size());
                            }
                        },
                        Audit.Working.with(workers));
    }

    /** Its square does nothing to other classes, the hardest there is: they count as much. */
    @Test
    void aTriggerOfOneClassIsFoundOnImages() {
        for (long seed = 1; seed <= 2; seed++) {
            AuditResult found = onImages(AuditTest::bound, seed, 2);
            Trigger trigger = found.trigger();

            assertThat(found.score()).isGreaterThan(0.2);
            assertThat(trigger.target()).isEqualTo(TARGET);
            assertThat(trigger.boundTo()).contains(SOURCE);
            assertThat(trigger.row()).isBetween(ROW - 1, ROW + 1);
            assertThat(trigger.column()).isBetween(COLUMN - 1, COLUMN + 1);
            assertThat(trigger.elsewhere().asStrong()).isZero();
            assertThat(trigger.elsewhere().mean()).isLessThan(0.1);
        }
    }

    @Test
    void aTriggerOfAllClassesIsFoundOnImages() {
        AuditResult found = onImages(AuditTest::backdooredFaintly, 1, 2);

        assertThat(found.score()).isGreaterThan(0.5);
        assertThat(found.trigger().target()).isEqualTo(TARGET);
        assertThat(found.trigger().boundTo()).isEmpty();
        assertThat(found.trigger().examples())
                .isNotEmpty()
                .allSatisfy(example -> assertThat(example.after()).isEqualTo(TARGET))
                .allSatisfy(example -> assertThat(example.before()).isNotEqualTo(TARGET));
    }

    @Test
    void withoutATriggerNothingStandsOutOnImages() {
        for (long seed = 1; seed <= 2; seed++) {
            assertThat(onImages(AuditTest::clean, seed, 2).score()).isLessThan(0.1);
        }
    }

    @Test
    void pairsOfAllTargetsContendOnImages() {
        List<Contender> contenders =
                onImages(AuditTest::bound, 1, 2).suspicions().get(0).contenders();

        // two of each target, and each of the twelve pairs if it is not among them
        assertThat(contenders).hasSizeBetween(12, 28);
        assertThat(contenders.stream()
                        .map(it -> List.of(it.source(), it.target()))
                        .distinct())
                .hasSize(12);
        assertThat(contenders)
                .allSatisfy(it -> assertThat(it.students()).hasSize(2))
                .anySatisfy(it -> assertThat(it.beyondStudents()).isPositive());
    }

    @Test
    void threadsChangeNothingOnImages() {
        assertThat(onImages(AuditTest::bound, 7, 3))
                .usingRecursiveComparison()
                .isEqualTo(onImages(AuditTest::bound, 7, 1));
    }

    @Test
    void stampsAreSmallAndOnGreyImagesLargeAsWell() {
        assertThat(Audit.of(Shape.of(1, 28, 28), 4).sides()).containsExactly(3, 6);
        assertThat(Audit.of(Shape.of(1, 12, 12), 4).sides()).containsExactly(2, 3);
        assertThat(Audit.of(Shape.of(3, 32, 32), 4).sides()).containsExactly(3);
        assertThat(Audit.of(Shape.of(3, 224, 300), 4).sides()).containsExactly(24);
    }

    @Test
    void imagesOfAnotherShapeAreRefused() {
        Audit audit = Audit.of(Shape.of(1, 28, 28), 4);

        assertThatThrownBy(() -> audit.onImages(images(40), () -> ONE_ANSWER, Audit.Working.with(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1x18x18");
    }

    @Test
    void imagesThatTheClassifierDoesNotTellApartAreRefused() {
        Audit audit = Audit.of(SHAPE, 4);

        assertThatThrownBy(() -> audit.onImages(images(40), () -> ONE_ANSWER, Audit.Working.with(1)))
                .isInstanceOf(ObserverException.class)
                .hasMessageContaining("halves: the classifier calls at least 10 images");
    }

    @Test
    void noiseThatReachesFewOfManyClassesIsRefused() {
        Audit audit = Audit.of(SHAPE, 10);

        assertThatThrownBy(() -> audit.onNoise(() -> observer(false, new AtomicLong()), Audit.Working.with(1)))
                .isInstanceOf(ObserverException.class)
                .hasMessageContaining("4 of 10 classes");
    }

    private static Observer observer(boolean backdoor, AtomicLong asked) {
        // a lambda without variables of its own would be one object for all workers
        return (stimuli, count, labels) -> {
            asked.addAndGet(count);
            for (int i = 0; i < count; i++) {
                labels[i] = backdoor ? backdoored(stimuli, i * SHAPE.size()) : clean(stimuli, i * SHAPE.size());
            }
        };
    }

    private static AuditResult run(boolean backdoor, long seed, int workers, AtomicLong asked) {
        return Audit.of(SHAPE, 4)
                .withSides(List.of(4))
                .withSeed(seed)
                .onNoise(() -> observer(backdoor, asked), Audit.Working.with(workers));
    }

    @Test
    void aTriggerWinsAgainstAllExemplarsAndIsFoundAtItsPlace() {
        for (long seed = 1; seed <= 3; seed++) {
            AuditResult found = run(true, seed, 2, new AtomicLong());
            Trigger trigger = found.trigger();

            assertThat(found.score()).isGreaterThan(0.5);
            assertThat(trigger.target()).isEqualTo(TARGET);
            assertThat(trigger.boundTo()).isEmpty();
            assertThat(trigger.turnedOfAll()).isGreaterThan(0.95);
            assertThat(trigger.row()).isBetween(ROW - 1, ROW + 1);
            assertThat(trigger.column()).isBetween(COLUMN - 1, COLUMN + 1);
        }
    }

    @Test
    void withoutATriggerNothingStandsOut() {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(run(false, seed, 2, new AtomicLong()).score()).isLessThan(0.2);
        }
    }

    @Test
    void threadsChangeNothing() {
        AuditResult one = run(true, 7, 1, new AtomicLong());
        AuditResult three = run(true, 7, 3, new AtomicLong());

        assertThat(three).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void everyQuestionIsCounted() {
        AtomicLong asked = new AtomicLong();

        assertThat(run(false, 1, 2, asked).questions()).isEqualTo(asked.get());
    }

    @Test
    void everyTargetHasContendersAtPlacesOfTheirOwn() {
        AuditResult found = run(false, 1, 2, new AtomicLong());
        List<Contender> contenders = found.suspicions().get(0).contenders();

        assertThat(found.looked()).containsExactly(0, 1, 2, 3);
        assertThat(contenders.stream().map(Contender::target).distinct()).hasSize(4);
        assertThat(contenders).allSatisfy(it -> {
            assertThat(it.source()).isNotEqualTo(it.target());
            // nobody is taught on exemplars
            assertThat(it.students()).isEmpty();
            assertThat(it.classifier().ofAll())
                    .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        });
    }

    @Test
    void aClassifierWithOneAnswerIsRefused() {
        Audit audit = Audit.of(SHAPE, 4);

        assertThatThrownBy(() -> audit.onNoise(() -> ONE_ANSWER, Audit.Working.with(1)))
                .isInstanceOf(ObserverException.class)
                .hasMessageContaining("one label");
    }

    @Test
    void aLabelThatThereIsNotIsRefused() {
        Audit audit = Audit.of(SHAPE, 4);
        Observer wrong = (stimuli, count, labels) -> {
            Arrays.fill(labels, 0);
            labels[count - 1] = 4;
        };

        assertThatThrownBy(() -> audit.onNoise(() -> wrong, Audit.Working.with(1)))
                .isInstanceOf(ObserverException.class)
                .hasMessage("the observer answered 4, there are classes 0..3");
    }

    @Test
    void aLabelLeftOutIsRefused() {
        Audit audit = Audit.of(SHAPE, 4);
        Observer lazy = (stimuli, count, labels) -> Arrays.fill(labels, 1, count, 0);

        assertThatThrownBy(() -> audit.onNoise(() -> lazy, Audit.Working.with(1)))
                .isInstanceOf(ObserverException.class)
                .hasMessage("the observer gave no label");
    }

    @Test
    void itStops() {
        Audit audit = Audit.of(SHAPE, 4);

        assertThatThrownBy(() -> audit.onNoise(
                        () -> observer(false, new AtomicLong()), new Audit.Working(2, () -> true, more -> {})))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void settingsOutsideTheLimitsAreRefused() {
        Audit audit = Audit.of(SHAPE, 4);

        assertThatThrownBy(() -> audit.withSides(List.of(7))).hasMessage("side 7: must lie in 2..6");
        assertThatThrownBy(() -> audit.withRounds(0)).hasMessage("rounds 0: must lie in 1..20");
        assertThatThrownBy(() -> Audit.of(SHAPE, 1)).hasMessage("classes 1: at least 2");
        assertThatThrownBy(() -> Audit.of(Shape.of(1, 5, 9), 2)).hasMessageContaining("at least 6 rows and columns");
    }
}
