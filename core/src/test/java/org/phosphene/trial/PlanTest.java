package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.GaborNoise;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseMaterial;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.stimulus.WhiteNoise;

class PlanTest {
    private static final WhiteNoise FIELD = StimulusSpec.of(Shape.of(3, 32, 32), Noise.gaussian());
    private static final Plan PLAN = Plan.of(FIELD, 10)
            .withTrials(123)
            .withSeed(Long.MIN_VALUE)
            .withBatch(17)
            .withConfidence(true)
            .withObserver(Map.of("observer.model", "a=b"));

    @Test
    void defaultsAreThePapers() {
        Plan plan = Plan.of(FIELD, 10);
        assertThat(plan.trials()).isEqualTo(1_000_000);
        assertThat(plan.seed()).isEqualTo(1);
        assertThat(plan.batch()).isEqualTo(64);
        assertThat(plan.confidence()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("org.phosphene.trial.Plans#all")
    void fieldsAreReadBack(Plan plan) {
        if (plan.stimulus() instanceof SignalInNoise || plan.stimulus() instanceof GaborNoise) {
            // neither the images of a signal nor a basis are in the fields
            assertThatIllegalArgumentException().isThrownBy(() -> Plan.parse(plan.fields(), NoiseMaterial.NONE));
        } else {
            assertThat(Plan.parse(plan.fields(), NoiseMaterial.NONE)).isEqualTo(plan);
        }
        assertThat(Plan.parse(PLAN.fields(), NoiseMaterial.NONE)).isEqualTo(PLAN);
    }

    @ParameterizedTest
    @CsvSource({
        "seed,",
        "seed,1.5",
        "trials,0",
        "trials,1e6",
        "trials,99999999999999999999",
        "classes,1",
        "classes,4294967306",
        "batch,0",
        "batch,1025",
        "batch,4294967297",
        "confidence,yes",
        "stimulus.shape,0x1x1",
        "stimulus.gamma,0.5",
        "unknown,1"
    })
    void refusesFieldsThatAreNoPlan(String key, String value) {
        Map<String, String> fields = new HashMap<>(PLAN.fields());
        fields.put(key, value == null ? "" : value);
        assertThatIllegalArgumentException().isThrownBy(() -> Plan.parse(fields, NoiseMaterial.NONE));
        fields.remove(key);
        if (PLAN.fields().containsKey(key)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Plan.parse(fields, NoiseMaterial.NONE));
        }
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withTrials(0))
                .withMessageContaining("trials 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withBatch(1025))
                .withMessage("batch 1025: must lie in 1..1024");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.withObserver(Map.of("seed", "9")))
                .withMessageContaining("'seed'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(StimulusSpec.of(Shape.of(4, 4096, 4096), Noise.uniform()), 2)
                        .withBatch(32))
                .withMessageContaining("batch 32 of 4x4096x4096: 2147483648 values");
    }

    /** A batch never crosses from one block into the next, and what workers hold stays small. */
    @ParameterizedTest
    @ValueSource(ints = {1, 35, 784, 3072, 150_528, 1 << 20, 1 << 26})
    void blockIsWholeBatches(int values) {
        Plan plan = Plan.of(StimulusSpec.of(Shape.of(1, 1, values), Noise.uniform()), 10);
        assertThat(plan.batch()).isEqualTo(Plan.preferredBatch(values)).isBetween(1, 64);
        assertThat(Integer.bitCount(plan.batch())).isEqualTo(1);
        assertThat((long) plan.batch() * values).isLessThanOrEqualTo(Math.max(1 << 19, values));
        for (int batch : new int[] {plan.batch(), 1, 3, 1000}) {
            if ((long) batch * values <= 1 << 30) {
                int block = plan.withBatch(batch).layout().block();
                assertThat(block % batch).isZero();
                assertThat(block).isBetween(batch, 1024);
            }
        }
    }
}
