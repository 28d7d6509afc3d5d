package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;

class MapQuestionsTest {
    private final Plan plan = Plans.tenBlocks().withTrials(500);
    private final ClassificationImages images = TrialRunner.of(plan)
            .run(
                    () -> (stimuli, count, labels) -> {
                        for (int t = 0; t < count; t++) {
                            labels[t] = stimuli[15 * t] > 0.5f ? 7 : 2;
                        }
                    },
                    Plans.means(plan))
            .images();

    @Test
    void onlyClassesWithAMapAreShown() {
        Observer brightness = (stimuli, count, labels) -> {
            for (int t = 0; t < count; t++) {
                labels[t] = stimuli[15 * t] > 0.5f ? 7 : 2;
            }
        };
        Verdicts verdicts = MapQuestions.to(brightness, 1).ask(images);
        int none = Verdicts.NONE;
        int[] expected = {none, none, 2, none, none, none, none, 7, none, none};
        assertThat(verdicts.plain()).isEqualTo(expected);
        assertThat(verdicts.stretched()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10, Integer.MAX_VALUE})
    void labelOutOfRange(int label) {
        Observer nonsense = (stimuli, count, labels) -> Arrays.fill(labels, label);
        assertThatExceptionOfType(ObserverException.class)
                .isThrownBy(() -> MapQuestions.to(nonsense, 4).ask(images))
                .withMessage("the map of class 2: the observer answered " + label + ", there are classes 0..9");
    }

    @Test
    void labelLeftOut() {
        assertThatExceptionOfType(ObserverException.class)
                .isThrownBy(() -> MapQuestions.to((stimuli, count, labels) -> labels[0] = 0, 4)
                        .ask(images))
                .withMessageStartingWith("the map of class 7: the observer answered -1");
    }
}
