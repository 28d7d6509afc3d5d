package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.phosphene.contrast.ClassContrast;
import org.phosphene.contrast.Comparison;
import org.phosphene.contrast.ModelContrast;
import org.phosphene.contrast.Tolerance;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Philox;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.zoo.BuiltInModel;

/**
 * Two real networks that disagree in most trials, a clean and a poisoned one, whose answers are exchanged by the toss of a coin
 * for each image. Then the null hypothesis holds for all their disagreements, and a finding is a false alarm.
 */
class ExchangedAnswersTest {
    private static final double ALPHA = 0.05;
    private static final Tolerance ANYTHING = new Tolerance(ALPHA, 0, 0, 0);

    private final OnnxModel clean = new BuiltInModel("mnist-cnn").open(OnnxModel.Choices.none());
    private final OnnxModel poisoned = new BuiltInModel("mnist-cnn-8-to-9").open(OnnxModel.Choices.none());

    /** Gives the answer of one or the other; two with {@code turned} and without always give different ones of the two. */
    private record Tossed(Observer one, Observer other, long seed, boolean turned) implements Observer {
        @Override
        public void label(float[] stimuli, int count, int[] labels) {
            int[] others = new int[labels.length];
            one.label(stimuli, count, labels);
            other.label(stimuli, count, others);
            int size = stimuli.length / count;
            int[] words = new int[4];
            for (int t = 0; t < count; t++) {
                int image = Arrays.hashCode(Arrays.copyOfRange(stimuli, t * size, (t + 1) * size));
                Philox.fill(seed, 99, image, words, 1);
                labels[t] = words[0] < 0 == turned ? labels[t] : others[t];
            }
        }

        @Override
        public void close() {
            one.close();
            other.close();
        }
    }

    private ModelContrast contrast(long seed, long trials) {
        Plan plan = Plan.of(StimulusSpec.of(Shape.of(1, 28, 28), Noise.uniform()), 10)
                .withTrials(trials)
                .withSeed(seed);
        return Comparison.of(plan).run(() -> tossed(seed, false), () -> tossed(seed, true));
    }

    private Observer tossed(long seed, boolean turned) {
        Preprocessing unit = Preprocessing.of(0, 1);
        return new Tossed(clean.observer(unit), poisoned.observer(unit), seed, turned);
    }

    private void falseAlarms(int seeds, long trials, int most) {
        int findings = 0;
        StringBuilder p = new StringBuilder();
        for (int seed = 1; seed <= seeds; seed++) {
            ModelContrast contrast = contrast(seed, trials);
            assertThat(contrast.agreement()).isBetween(0.3, 0.45);
            findings += ANYTHING.findings(contrast).isEmpty() ? 0 : 1;
            p.append(' ')
                    .append(contrast.classes().stream()
                            .map(ClassContrast::map)
                            .flatMap(Optional::stream)
                            .mapToDouble(map -> map.leastP())
                            .min()
                            .orElse(1));
        }
        System.out.println(findings + " findings with " + seeds + " seeds at " + ALPHA + "; least p of maps:" + p);
        assertThat(findings).isLessThanOrEqualTo(most);
    }

    /** Of 10 at 5 %, 4 or more happen once in a thousand times. */
    @Test
    void disagreementsWithoutDirectionAreNoFinding() {
        falseAlarms(10, 1000, 3);
    }

    /** Of 50 at 5 %, 9 or more happen once in a thousand times. */
    @Test
    @Tag("full")
    void fiftySeeds() {
        falseAlarms(50, 4000, 8);
    }
}
