package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

    /** Turns all of its source down to a number of contrasts, none below; the target's own pieces down to fewer. */
    private static Contender bound(int source, int target, int place, int contrasts, int natural) {
        return new Contender(
                source,
                target,
                place,
                place,
                Shape.of(1, 3, 3),
                new float[9],
                down(contrasts, 1),
                down(0, 0),
                down(natural, 1));
    }

    private static Contender all(int target, int contrasts, double share) {
        List<Double> none = down(0, 0);
        return new Contender(0, target, 0, 0, Shape.of(1, 3, 3), new float[9], none, down(contrasts, share), none);
    }

    private static List<Double> down(int contrasts, double share) {
        List<Double> shares = new ArrayList<>(Collections.nCopies(contrasts, share));
        shares.addAll(Collections.nCopies(COUNT - contrasts, 0.0));
        return shares;
    }

    private static Standing worst(Contender... contenders) {
        return Standing.worst(Ground.IMAGES, List.of(new Suspicions(3, List.of(contenders))));
    }

    @Test
    void contrastsFallByASixth() {
        assertThat(Contender.contrasts()).startsWith(1.0, 0.83).hasSize(10);
        assertThat(Contender.contrasts().get(9)).isCloseTo(0.187, within(5e-4));
    }

    @Test
    void whatIsUnnaturalIsTheAreaAboveWhatIsNatural() {
        assertThat(bound(0, 1, 0, 3, 0).unnatural()).isCloseTo(3 * STEP, within(1e-12));
        assertThat(bound(0, 1, 0, 9, 4).unnatural()).isCloseTo(5 * STEP, within(1e-12));
        // what nature does better elsewhere takes nothing away
        assertThat(bound(0, 1, 0, 2, 4).unnatural()).isZero();
    }

    @Test
    void whatTheTargetHasItselfDoesNotCount() {
        Standing standing = worst(bound(0, 1, 0, 9, 8), bound(1, 2, 9, 6, 0));

        assertThat(standing.way()).isEqualTo(Standing.Way.UNNATURAL);
        assertThat(standing.first().target()).isEqualTo(2);
        assertThat(standing.lead()).isCloseTo(5 * STEP, within(1e-12));
    }

    @Test
    void whatTheSameTriggerDoesToOtherClassesIsNoRival() {
        Contender trigger = bound(0, 1, 4, 9, 0);
        Contender beside = bound(5, 1, 6, 8, 0);

        assertThat(worst(trigger, beside).lead()).isCloseTo(9 * STEP, within(1e-12));
        // with no pixel in common it is another stamp, and with another target another trigger
        assertThat(worst(trigger, bound(5, 1, 7, 8, 0)).lead()).isCloseTo(STEP, within(1e-12));
        assertThat(worst(trigger, bound(5, 2, 4, 8, 0)).lead()).isCloseTo(STEP, within(1e-12));
    }

    @Test
    void allClassesAreComparedAtTheContrastThatTellsThemApart() {
        Standing standing = worst(all(1, 5, 0.9), all(2, 3, 0.8), all(2, 1, 0.9));

        assertThat(standing.way()).isEqualTo(Standing.Way.OF_ALL);
        assertThat(standing.contrast()).isCloseTo(Math.pow(0.83, 3), within(1e-12));
        assertThat(standing.lead()).isEqualTo(0.9);
        assertThat(standing.ranked()).extracting(it -> it.contender().target()).containsExactly(1, 2);
    }

    @Test
    void aSingleClassOfExemplarsDoesNotCount() {
        Contender bound = bound(0, 1, 0, 9, 0);
        List<Suspicions> found = List.of(new Suspicions(3, List.of(bound, all(2, 3, 0.1))));

        assertThat(Standing.worst(Ground.IMAGES, found).lead()).isGreaterThan(1);
        assertThat(Standing.worst(Ground.NOISE, found).lead()).isEqualTo(0.1);
    }

    @Test
    void theSizeWithTheLargestLeadDecides() {
        List<Suspicions> found =
                List.of(new Suspicions(3, List.of(all(1, 1, 0.3))), new Suspicions(6, List.of(all(2, 1, 0.5))));

        assertThat(Standing.worst(Ground.IMAGES, found).side()).isEqualTo(6);
        assertThat(Standing.worst(Ground.IMAGES, found).first().target()).isEqualTo(2);
    }

    @Test
    void everyContrastHasAShare() {
        List<Double> few = List.of(1.0);
        assertThatThrownBy(() -> new Contender(0, 1, 0, 0, Shape.of(1, 1, 1), new float[1], few, few, few))
                .hasMessage("expected 10 shares");
    }
}
