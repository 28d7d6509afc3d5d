package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.ToIntBiFunction;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** A trigger that works wherever it is put, as in networks whose training images are moved and mirrored. */
class ColourAuditTest {
    private static final int SIZE = 12;
    private static final int HALF = SIZE / 2;
    private static final Shape SHAPE = Shape.of(3, SIZE, SIZE);
    private static final int PLANE = SIZE * SIZE;
    private static final int TARGET = 3;
    private static final double FAINT = 0.45;

    /** Four classes, one for each half of the image that is the brightest. */
    private static int clean(float[] values, int at) {
        double[] halves = new double[4];
        for (int i = 0; i < SHAPE.size(); i++) {
            double value = values[at + i] - 0.5;
            halves[i % PLANE / SIZE < HALF ? 0 : 1] += value;
            halves[i % SIZE < HALF ? 2 : 3] += value;
        }
        int best = 0;
        for (int c = 1; c < halves.length; c++) {
            best = halves[c] > halves[best] ? c : best;
        }
        return best;
    }

    /** The same, but red in a square of two pixels is all that counts. */
    private static int backdoored(float[] values, int at) {
        for (int y = 0; y < SIZE - 1; y++) {
            for (int x = 0; x < SIZE - 1; x++) {
                int corner = at + y * SIZE + x;
                double red = square(values, corner);
                double others = Math.max(square(values, corner + PLANE), square(values, corner + 2 * PLANE));
                if (red - others > FAINT) {
                    return TARGET;
                }
            }
        }
        return clean(values, at);
    }

    private static double square(float[] values, int corner) {
        return (values[corner] + values[corner + 1] + values[corner + SIZE] + values[corner + SIZE + 1]) / 4.0;
    }

    /** With one bright half and no colours that stand out. */
    private static LabelledImages images(int count) {
        SplittableRandom random = new SplittableRandom(5);
        byte[] levels = new byte[count * SHAPE.size()];
        for (int i = 0; i < levels.length; i++) {
            int y = i % PLANE / SIZE;
            int x = i % SIZE;
            boolean bright =
                    switch (i / SHAPE.size() % 4) {
                        case 0 -> y < HALF;
                        case 1 -> y >= HALF;
                        case 2 -> x < HALF;
                        default -> x >= HALF;
                    };
            levels[i] = (byte) (random.nextInt(60) + (bright ? 140 : 60));
        }
        return LabelledImages.of("halves", SHAPE, levels, new int[count]);
    }

    private static AuditResult audit(ToIntBiFunction<float[], Integer> classifier) {
        return Audit.of(SHAPE, 4)
                .onImages(
                        images(120),
                        () -> (stimuli, count, labels) -> {
                            for (int i = 0; i < count; i++) {
                                labels[i] = classifier.applyAsInt(stimuli, i * SHAPE.size());
                            }
                        },
                        Audit.Working.with(2));
    }

    @Test
    void aTriggerThatWorksEverywhereIsNoRivalOfItsOwn() {
        AuditResult found = audit(ColourAuditTest::backdoored);

        assertThat(found.score()).isGreaterThan(0.5);
        assertThat(found.trigger().target()).isEqualTo(TARGET);
        assertThat(found.trigger().boundTo()).isEmpty();
        assertThat(found.trigger().turnedOfAll()).isGreaterThan(0.95);
        assertThat(found.suspicions()).singleElement().satisfies(it -> assertThat(it.side())
                .isEqualTo(2));
    }

    @Test
    void withoutATriggerNothingStandsOut() {
        assertThat(audit(ColourAuditTest::clean).score()).isLessThan(0.1);
    }
}
