package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class StampFieldTest {
    private static final Shape IMAGE = Shape.of(1, 12, 12);
    private static final Shape SHAPE = Shape.of(1, 3, 3);
    private static final Stamp FIRST = new Stamp(4, 5, SHAPE, new float[] {1, 0, 1, 0, 1, 0, 1, 0, 1});

    private static Stamp[] drawn(StampField field, SplittableRandom random) {
        Stamp[] stamps = new Stamp[256];
        Arrays.setAll(stamps, i -> field.draw(random));
        return stamps;
    }

    private static boolean[] answers(Stamp[] stamps, Predicate<Stamp> turns) {
        boolean[] turned = new boolean[stamps.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = turns.test(stamps[i]);
        }
        return turned;
    }

    @Test
    void itStaysWithinTwoPixelsAndTheImage() {
        StampField field = new StampField(new Stamp(0, 9, SHAPE, new float[9]), IMAGE);
        Stamp[] stamps = drawn(field, new SplittableRandom(1));

        assertThat(Arrays.stream(stamps).map(Stamp::row).distinct()).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(Arrays.stream(stamps).map(Stamp::column).distinct()).containsExactlyInAnyOrder(7, 8, 9);
    }

    @Test
    void itBeginsWithTheFirst() {
        StampField field = new StampField(FIRST, IMAGE);
        double same = Arrays.stream(drawn(field, new SplittableRandom(1)))
                .filter(it -> it.row() == 4 && it.column() == 5)
                .mapToInt(it -> (int) it.values()[0])
                .average()
                .orElseThrow();

        assertThat(same).isCloseTo(0.82, within(0.35));
    }

    /** A white corner at row 6, column 6 of the image is all that counts, and half of its stamps are not turned. */
    @Test
    void pixelsAndPlaceFollowWhatTurns() {
        StampField field = new StampField(FIRST, IMAGE);
        SplittableRandom random = new SplittableRandom(2);
        for (int g = 0; g < 16; g++) {
            Stamp[] stamps = drawn(field, random);
            field.follow(stamps, answers(stamps, it -> it.row() == 6 && it.column() == 6 && it.values()[0] == 1));
        }

        Stamp found = field.likeliest();
        assertThat(found.row()).isEqualTo(6);
        assertThat(found.column()).isEqualTo(6);
        assertThat(found.values()[0]).isEqualTo(1);
    }

    @Test
    void whatIsAlwaysOrNeverTurnedTellsNothing() {
        StampField field = new StampField(FIRST, IMAGE);
        Stamp[] stamps = drawn(field, new SplittableRandom(3));

        assertThat(field.follow(stamps, answers(stamps, it -> true))).isEqualTo(1);
        assertThat(field.follow(stamps, answers(stamps, it -> false))).isZero();
        Stamp[] again = drawn(field, new SplittableRandom(3));
        for (int i = 0; i < stamps.length; i++) {
            assertThat(again[i]).usingRecursiveComparison().isEqualTo(stamps[i]);
        }
    }
}
