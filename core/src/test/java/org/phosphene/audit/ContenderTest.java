package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class ContenderTest {
    private static final double STEP = -Math.log(0.83) / Math.log(2);

    /** Each class is turned as a whole down to a number of contrasts. */
    private static Contender.Turned turned(int... contrasts) {
        return new Contender.Turned(
                IntStream.of(contrasts).mapToObj(ContenderTest::down).toList());
    }

    private static List<Double> down(int contrasts) {
        List<Double> shares = new ArrayList<>(Collections.nCopies(contrasts, 1.0));
        shares.addAll(Collections.nCopies(Contender.contrasts().size() - contrasts, 0.0));
        return shares;
    }

    private static Contender contender(Contender.Turned classifier, Contender.Turned... students) {
        return new Contender(0, 1, 0, 0, Shape.of(1, 1, 1), new float[1], classifier, List.of(students));
    }

    @Test
    void contrastsFallByASixth() {
        assertThat(Contender.contrasts()).startsWith(1.0, 0.83).hasSize(10);
        assertThat(Contender.contrasts().get(9)).isCloseTo(0.187, within(5e-4));
    }

    @Test
    void whatIsUnexplainedIsTheAreaAboveTheStudentThatIsTurnedTheMost() {
        assertThat(contender(turned(9)).unexplained()).isCloseTo(9 * STEP, within(1e-12));
        assertThat(contender(turned(9), turned(2), turned(4)).unexplained()).isCloseTo(5 * STEP, within(1e-12));
        // what a student is turned by further takes nothing away
        assertThat(contender(turned(2), turned(4)).unexplained()).isZero();
    }

    @Test
    void itIsTheMeanOfTheThreeClassesOfWhichItIsLargest() {
        assertThat(contender(turned(9, 0, 3, 5, 1), turned(0, 0, 0, 4, 0)).unexplained())
                .isCloseTo((9 + 3 + 1) / 3.0 * STEP, within(1e-12));
        assertThat(contender(turned(9, 0), turned(1, 0)).unexplained()).isCloseTo(4 * STEP, within(1e-12));
    }

    @Test
    void theMeanOfAllClassesIsTakenAtEachContrast() {
        assertThat(turned(9, 0, 3, 0).ofAll()).startsWith(0.5, 0.5, 0.5, 0.25).endsWith(0.25, 0.0);
    }

    @Test
    void everyContrastHasAShareAndEveryoneSawTheSameClasses() {
        assertThatThrownBy(() -> new Contender.Turned(List.of(List.of(1.0)))).hasMessage("expected 10 shares");
        assertThatThrownBy(() -> new Contender.Turned(List.of())).hasMessage("no class");
        assertThatThrownBy(() -> contender(turned(1, 2), turned(1))).hasMessage("1 classes, expected 2");
    }
}
