package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class ContenderTest {
    private static final double STEP = -Math.log(0.83) / Math.log(2);

    /** Each class, from 0 on, is turned as a whole down to a number of contrasts. */
    private static Contender.Turned turned(int... contrasts) {
        TreeMap<Integer, List<Double>> ofEach = new TreeMap<>();
        for (int c = 0; c < contrasts.length; c++) {
            ofEach.put(c, down(contrasts[c]));
        }
        return new Contender.Turned(ofEach);
    }

    private static List<Double> down(int contrasts) {
        List<Double> shares = new ArrayList<>(Collections.nCopies(contrasts, 1.0));
        shares.addAll(Collections.nCopies(Contender.contrasts().size() - contrasts, 0.0));
        return shares;
    }

    private static Contender contender(Contender.Turned classifier, Contender.Turned... students) {
        return new Contender(
                0, 9, 0, 0, Shape.of(1, 1, 1), new float[1], classifier, List.of(students), Collections.emptyList());
    }

    @Test
    void contrastsFallByASixth() {
        assertThat(Contender.contrasts()).startsWith(1.0, 0.83).hasSize(10);
        assertThat(Contender.contrasts().get(9)).isCloseTo(0.187, within(5e-4));
    }

    @Test
    void itIsComparedWithTheStudentThatIsTurnedTheMost() {
        assertThat(contender(turned(9)).beyondStudents()).isCloseTo(9 * STEP, within(1e-12));
        assertThat(contender(turned(9), turned(2), turned(4)).beyondStudents()).isCloseTo(5 * STEP, within(1e-12));
        // what a student is turned by further takes nothing away
        assertThat(contender(turned(2), turned(4)).beyondStudents()).isZero();
    }

    @Test
    void theThreeClassesOfWhichItIsMostCount() {
        assertThat(contender(turned(9, 0, 3, 5, 1), turned(0, 0, 0, 4, 0)).beyondStudents())
                .isCloseTo((9 + 3 + 1) / 3.0 * STEP, within(1e-12));
        assertThat(contender(turned(9, 0), turned(1, 0)).beyondStudents()).isCloseTo(4 * STEP, within(1e-12));
    }

    @Test
    void piecesAreComparedOnTheSourceAlone() {
        Contender contender = contender(turned(6, 10), turned(1, 1));

        assertThat(contender.beyondPieces()).isZero();
        assertThat(contender.withPieces(down(2)).beyondPieces()).isCloseTo(4 * STEP, within(1e-12));
        assertThat(contender.withPieces(down(8)).beyondPieces()).isZero();
        assertThat(contender.withPieces(down(8)).beyondStudents()).isEqualTo(contender.beyondStudents());
    }

    @Test
    void theMeanOfAllClassesIsTakenAtEachContrast() {
        assertThat(turned(9, 0, 3, 0).ofAll()).startsWith(0.5, 0.5, 0.5, 0.25).endsWith(0.25, 0.0);
    }

    @Test
    void everyContrastHasAShareAndEveryoneSawTheSameClasses() {
        assertThatThrownBy(() -> new Contender.Turned(new TreeMap<>(Map.of(0, List.of(1.0)))))
                .hasMessage("1 shares, expected 10");
        assertThatThrownBy(() -> new Contender.Turned(new TreeMap<>())).hasMessage("no class");
        assertThatThrownBy(() -> contender(turned(1, 2), turned(1))).hasMessage("classes [0], expected [0, 1]");
        assertThatThrownBy(() -> contender(turned(1)).withPieces(List.of(1.0))).hasMessage("1 shares, expected 10");
        Contender.Turned other = new Contender.Turned(new TreeMap<>(Map.of(1, down(3))));
        assertThatThrownBy(() -> contender(other)).hasMessage("class 0 was not shown");
    }
}
