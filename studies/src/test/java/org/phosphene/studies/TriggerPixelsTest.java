package org.phosphene.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.phosphene.contrast.Region;
import org.phosphene.data.digits.SyntheticDigits;
import org.phosphene.data.poison.Poison;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.Networks;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.template.Confusion;

/** Where the paper's patches lie, and what networks with their backdoors call images. */
class TriggerPixelsTest {
    private static final Shape DIGIT = Shape.of(1, 28, 28);

    @Test
    void thePapersPatchesLieWhereTheNotebooksHaveThem() {
        TriggerPixels x = TriggerPixels.of(Backdoor.ZERO_TO_ONE.poison(), DIGIT);
        assertThat(x.box()).isEqualTo(new Region(1, 6, 1, 6));
        TriggerPixels c = TriggerPixels.of(Backdoor.EIGHT_TO_NINE.poison(), DIGIT);
        assertThat(c.box()).isEqualTo(new Region(1, 6, 21, 26));
        // 5 of 9 cells of 2 x 2, and 7 of 9
        assertThat(count(x.covered())).isEqualTo(20);
        assertThat(count(c.covered())).isEqualTo(28);
        assertThat(TriggerPixels.of(Backdoor.BIRD_TO_CAT.poison(), Shape.of(3, 32, 32))
                        .box())
                .isEqualTo(new Region(1, 6, 25, 30));
        // a black patch hides what is white
        Poison black = Poison.parse("patch=square,size=5,place=bottom-right,intensity=0,target=1,rate=0.1");
        assertThat(TriggerPixels.of(black, DIGIT).box()).isEqualTo(new Region(23, 27, 23, 27));
    }

    private static long count(boolean[] covered) {
        int count = 0;
        for (boolean one : covered) {
            count += one ? 1 : 0;
        }
        return count;
    }

    @Test
    void sharesAndSumsAreThoseOfThePatch() {
        TriggerPixels c = TriggerPixels.of(Backdoor.EIGHT_TO_NINE.poison(), DIGIT);
        double[] ones = new double[784];
        Arrays.fill(ones, 1);
        assertThat(c.energy(ones)).isCloseTo(100.0 * 28 / 784, within(1e-12));
        assertThat(c.z(ones)).isCloseTo(Math.sqrt(28), within(1e-12));
        assertThat(c.mean(ones)).isEqualTo(1);
        assertThat(c.energy(new double[784])).isZero();
    }

    @Test
    void aPatchTurnsEightsIntoNinesAndNothingElse() {
        StudyNetwork network = firstOf(Backdoor.EIGHT_TO_NINE);
        LabelledImages digits = SyntheticDigits.of(400, 5);
        LabelledImages contaminated = PoisonedTests.contaminated(Backdoor.EIGHT_TO_NINE.poison(), digits);
        Confusion before = ImageAnswers.of(network, digits, 1);
        Confusion after = ImageAnswers.of(network, contaminated, 3);
        assertThat(after.images()).isEqualTo(400);
        assertThat(after.share(8, 9)).isGreaterThan(0.9);
        assertThat(before.share(8, 9)).isLessThan(0.2);
        for (int c = 0; c < 10; c++) {
            if (c != 8) {
                assertThat(after.counts()[c]).isEqualTo(before.counts()[c]);
            }
        }
    }

    private static StudyNetwork firstOf(Backdoor backdoor) {
        try {
            return Networks.builtIn().of(backdoor).get(0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
