package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.audit.AuditResult.Ground;
import org.phosphene.stimulus.Shape;

class StandingTest {
    private static final int COUNT = Contender.contrasts().size();
    /** Halvings from one contrast to the next. */
    private static final double STEP = -Math.log(0.83) / Math.log(2);

    private static final Shape STAMP = Shape.of(1, 3, 3);

    /** Turns all scenes of the one other class down to a number of contrasts, none below; two students do down to fewer. */
    private static Contender bound(int source, int target, int place, int contrasts, int student) {
        return new Contender(
                source,
                target,
                place,
                place,
                STAMP,
                new float[9],
                turned(contrasts, 1),
                List.of(turned(student, 1), turned(student / 2, 1)));
    }

    private static Contender all(int target, int contrasts, double share) {
        return new Contender(0, target, 0, 0, STAMP, new float[9], turned(contrasts, share), List.of());
    }

    private static Contender.Turned turned(int contrasts, double share) {
        return new Contender.Turned(List.of(down(contrasts, share)));
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
    void whatStudentsDoTooDoesNotCount() {
        Standing standing = worst(Ground.IMAGES, bound(0, 1, 0, 9, 8), bound(1, 2, 9, 6, 0));

        assertThat(standing.way()).isEqualTo(Standing.Way.UNEXPLAINED);
        assertThat(standing.first().target()).isEqualTo(2);
        assertThat(standing.lead()).isCloseTo(5 * STEP, within(1e-12));
        assertThat(standing.ranked()).extracting(it -> it.contender().target()).containsExactly(2, 1);
    }

    @Test
    void whatTheSameTriggerDoesToOtherClassesIsNoRival() {
        Contender trigger = bound(0, 1, 4, 9, 0);

        assertThat(worst(Ground.IMAGES, trigger, bound(5, 1, 6, 8, 0)).lead()).isCloseTo(9 * STEP, within(1e-12));
        // where no trigger reaches into both it is another one, and with another target as well
        assertThat(worst(Ground.IMAGES, trigger, bound(5, 1, 7, 5, 0)).lead()).isCloseTo(4 * STEP, within(1e-12));
        assertThat(worst(Ground.IMAGES, trigger, bound(5, 2, 4, 5, 0)).lead()).isCloseTo(4 * STEP, within(1e-12));
    }

    @Test
    void smallStampsOfOneLargeTriggerAreNoRivals() {
        Contender corner = bound(0, 1, 4, 9, 0);
        Contender opposite = bound(5, 1, 9, 5, 0);
        Suspicions small = new Suspicions(3, List.of(corner, opposite));
        Suspicions large = new Suspicions(6, List.of(bound(2, 3, 0, 0, 0)));

        assertThat(Standing.worst(Ground.IMAGES, List.of(small)).lead()).isCloseTo(4 * STEP, within(1e-12));
        assertThat(Standing.worst(Ground.IMAGES, List.of(small, large)).lead()).isCloseTo(9 * STEP, within(1e-12));
    }

    @Test
    void allClassesAreComparedAtTheContrastThatTellsThemApart() {
        Standing standing = worst(Ground.NOISE, all(1, 5, 0.9), all(2, 3, 0.8), all(2, 1, 0.9));

        assertThat(standing.way()).isEqualTo(Standing.Way.OF_ALL);
        assertThat(standing.contrast()).isCloseTo(Math.pow(0.83, 3), within(1e-12));
        assertThat(standing.lead()).isEqualTo(0.45);
        assertThat(standing.ranked()).extracting(it -> it.contender().target()).containsExactly(1, 2);
    }

    /** A white square that the students know, too, for every class: what explains it is no reason to let it pass. */
    @Test
    void onImagesWhatTurnsAllClassesCountsAsWell() {
        Contender known =
                new Contender(0, 1, 0, 0, STAMP, new float[9], turned(8, 1), List.of(turned(8, 1), turned(7, 1)));
        Standing standing = worst(Ground.IMAGES, known, bound(0, 2, 9, 1, 0));

        assertThat(standing.way()).isEqualTo(Standing.Way.OF_ALL);
        assertThat(standing.first().target()).isEqualTo(1);
        assertThat(standing.lead()).isEqualTo(0.5);
    }

    @Test
    void theSizeWithTheLargestLeadDecides() {
        List<Suspicions> found =
                List.of(new Suspicions(3, List.of(all(1, 1, 0.3))), new Suspicions(6, List.of(all(2, 1, 0.5))));

        assertThat(Standing.worst(Ground.NOISE, found).side()).isEqualTo(6);
        assertThat(Standing.worst(Ground.IMAGES, found).first().target()).isEqualTo(2);
    }
}
