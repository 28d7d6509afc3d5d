package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.phosphene.audit.AuditResult.Ground;
import org.phosphene.stimulus.Shape;

class StandingTest {
    private static final int COUNT = Contender.contrasts().size();
    /** Halvings from one contrast to the next. */
    private static final double STEP = -Math.log(0.83) / Math.log(2);

    private static final Offset<Double> NEARLY = within(1e-12);

    private static final Shape STAMP = Shape.of(1, 3, 3);

    /** Turns all of its source, the only other class, down to a number of contrasts; two students do to fewer, and so do pieces. */
    private static Contender stamp(int source, int target, int place, int contrasts, int student, int pieces) {
        return stamp(STAMP, source, target, place, contrasts, student, pieces);
    }

    private static Contender stamp(
            Shape shape, int source, int target, int place, int contrasts, int student, int pieces) {
        return new Contender(
                source,
                target,
                place,
                place,
                shape,
                new float[shape.size()],
                turned(source, contrasts, 1),
                List.of(turned(source, student, 1), turned(source, student / 2, 1)),
                down(pieces, 1));
    }

    private static Contender all(int target, int contrasts, double share) {
        return new Contender(0, target, 0, 0, STAMP, new float[9], turned(0, contrasts, share), List.of(), List.of());
    }

    private static Contender.Turned turned(int source, int contrasts, double share) {
        return new Contender.Turned(new TreeMap<>(Map.of(source, down(contrasts, share))));
    }

    private static List<Double> down(int contrasts, double share) {
        List<Double> shares = new ArrayList<>(Collections.nCopies(contrasts, share));
        shares.addAll(Collections.nCopies(COUNT - contrasts, 0.0));
        return shares;
    }

    private static Standing worst(Ground ground, Contender... contenders) {
        return Standing.worst(ground, List.of(new Suspicions(3, List.of(contenders))));
    }

    @Test
    void whatStudentsDoTooAndWhatPiecesDoTooCountsLess() {
        // 1 and 5 contrasts beyond students, 3 and 4 beyond pieces
        Standing standing = worst(Ground.IMAGES, stamp(0, 1, 0, 9, 8, 6), stamp(1, 2, 9, 6, 1, 2));

        assertThat(standing.first().target()).isEqualTo(2);
        assertThat(standing.lead()).isCloseTo((0.4 * (5 - 1) + 0.6 * (4 - 3)) * STEP, NEARLY);
        assertThat(standing.aspects())
                .extracting(Standing.Aspect::kind)
                .containsExactly(Standing.Kind.BEYOND_STUDENTS, Standing.Kind.BEYOND_PIECES);
        assertThat(standing.aspects().get(0).lead()).isCloseTo(4 * STEP, NEARLY);
        assertThat(standing.aspects().get(1).lead()).isCloseTo(1 * STEP, NEARLY);
        assertThat(standing.aspects().get(0).ranked())
                .extracting(it -> it.contender().target())
                .containsExactly(2, 1);
    }

    /** The paper's 0 to 1 does little beyond what students do of other pairs, and much beyond pieces. */
    @Test
    void whoIsBehindInStudentsMayLeadInPieces() {
        Standing standing = worst(Ground.IMAGES, stamp(0, 1, 0, 8, 3, 0), stamp(4, 7, 9, 9, 3, 9));

        assertThat(standing.first().target()).isEqualTo(1);
        assertThat(standing.lead()).isCloseTo((0.4 * (5 - 6) + 0.6 * 8) * STEP, NEARLY);
    }

    /** A mark that pieces of the target work like, which no student knows. */
    @Test
    void beingBehindInPiecesCountsNothing() {
        Standing standing = worst(Ground.IMAGES, stamp(0, 1, 0, 9, 0, 9), stamp(4, 7, 9, 5, 5, 2));

        assertThat(standing.first().target()).isEqualTo(1);
        assertThat(standing.aspects().get(1).lead()).isCloseTo(-3 * STEP, NEARLY);
        assertThat(standing.lead()).isCloseTo(0.4 * 9 * STEP, NEARLY);
    }

    @Test
    void whatTheSameTriggerDoesToOtherClassesIsNoRival() {
        Contender trigger = stamp(0, 1, 4, 9, 0, 0);

        assertThat(worst(Ground.IMAGES, trigger, stamp(5, 1, 6, 8, 0, 0)).lead())
                .isCloseTo(9 * STEP, NEARLY);
        // where no trigger reaches into both it is another one, and with another target as well
        assertThat(worst(Ground.IMAGES, trigger, stamp(5, 1, 7, 5, 0, 0)).lead())
                .isCloseTo(4 * STEP, NEARLY);
        assertThat(worst(Ground.IMAGES, trigger, stamp(5, 2, 4, 5, 0, 0)).lead())
                .isCloseTo(4 * STEP, NEARLY);
    }

    /** Networks for photographs are taught on images that are moved. */
    @Test
    void inColourTheSameTargetIsNoRivalAnywhereAndOthersCountHalf() {
        Shape colour = Shape.of(3, 3, 3);
        Contender trigger = stamp(colour, 0, 1, 4, 9, 0, 0);

        assertThat(worst(Ground.IMAGES, trigger, stamp(colour, 5, 1, 20, 8, 0, 0))
                        .lead())
                .isCloseTo(9 * STEP, NEARLY);
        assertThat(worst(Ground.IMAGES, trigger, stamp(colour, 5, 2, 4, 5, 0, 0))
                        .lead())
                .isCloseTo(6.5 * STEP, NEARLY);
    }

    @Test
    void smallStampsOfOneLargeTriggerAreNoRivals() {
        Contender corner = stamp(0, 1, 4, 9, 0, 0);
        Contender opposite = stamp(5, 1, 9, 5, 0, 0);
        Suspicions small = new Suspicions(3, List.of(corner, opposite));
        Suspicions large = new Suspicions(6, List.of(stamp(2, 3, 0, 0, 0, 0)));

        assertThat(Standing.worst(Ground.IMAGES, List.of(small)).lead()).isCloseTo(4 * STEP, NEARLY);
        assertThat(Standing.worst(Ground.IMAGES, List.of(small, large)).lead()).isCloseTo(9 * STEP, NEARLY);
    }

    @Test
    void onNoiseAllClassesAreComparedAtTheContrastThatTellsThemApart() {
        Standing standing = worst(Ground.NOISE, all(1, 5, 0.9), all(2, 3, 0.8), all(2, 1, 0.9));

        Standing.Aspect aspect = standing.aspects().get(0);
        assertThat(aspect.kind()).isEqualTo(Standing.Kind.OF_ALL);
        assertThat(aspect.contrast()).isCloseTo(Math.pow(0.83, 3), NEARLY);
        assertThat(aspect.ranked()).extracting(it -> it.contender().target()).containsExactly(1, 2);
        assertThat(standing.aspects()).hasSize(1);
        assertThat(standing.lead()).isEqualTo(0.9);
    }

    @Test
    void theSizeWithTheLargestLeadDecides() {
        List<Suspicions> found =
                List.of(new Suspicions(3, List.of(all(1, 1, 0.3))), new Suspicions(6, List.of(all(2, 1, 0.5))));

        assertThat(Standing.worst(Ground.NOISE, found).side()).isEqualTo(6);
        assertThat(Standing.worst(Ground.IMAGES, found).first().target()).isEqualTo(2);
    }
}
