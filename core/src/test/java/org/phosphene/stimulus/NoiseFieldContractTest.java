package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every field of noise keeps: its levels are a function of (specification, seed, trial), and its fields tell it all. */
@ParameterizedClass
@MethodSource("org.phosphene.stimulus.NoiseFields#all")
class NoiseFieldContractTest {
    private static final long FIRST = (1L << 32) - 70;
    private static final int TRIALS = 150;
    private static final int UNTOUCHED = 12_345;

    private final NoiseField field;
    private final int size;

    NoiseFieldContractTest(NoiseField field) {
        this.field = field;
        size = field.shape().size();
    }

    /** Trials dealt out in pieces of random length, in random order, to two instances, between other trials. */
    @Test
    void anySplitInAnyOrder() {
        int[] expected = NoiseFields.levels(field, -5, FIRST, TRIALS);
        Random random = new Random(1);
        Stimuli[] instances = {field.stimuli(-5), field.stimuli(-5)};
        for (int round = 0; round < 20; round++) {
            int from = random.nextInt(TRIALS);
            int count = 1 + random.nextInt(Math.min(TRIALS - from, round % 2 == 0 ? 3 : 140));
            int[] levels = new int[count * size + 6];
            Arrays.fill(levels, UNTOUCHED);
            instances[random.nextInt(2)].noise(FIRST + from, count, levels, 3);
            assertThat(Arrays.mismatch(levels, 3, 3 + count * size, expected, from * size, (from + count) * size))
                    .as("trials %d to %d", from, from + count)
                    .isEqualTo(-1);
            for (int i : new int[] {0, 2, levels.length - 3, levels.length - 1}) {
                assertThat(levels[i]).isEqualTo(UNTOUCHED);
            }
        }
    }

    @Test
    void seedsAndTrialsDiffer() {
        int[] levels = NoiseFields.levels(field, 1, 0, 60);
        assertThat(NoiseFields.levels(field, 2, 0, 60)).isNotEqualTo(levels);
        assertThat(NoiseFields.levels(field, 1, 1L << 32, 60)).isNotEqualTo(levels);
        assertThat(Arrays.copyOfRange(levels, 30 * size, 60 * size)).isNotEqualTo(Arrays.copyOf(levels, 30 * size));
    }

    /** What is shown is noise alone, on the grid, and no level exceeds what sums allow for. */
    @Test
    void levelsAndValuesLieOnTheGrid() {
        Stimuli stimuli = field.stimuli(9);
        Grid grid = field.grid();
        int[] levels = new int[size];
        float[] values = new float[size + 2];
        for (int t = 0; t < 20; t++) {
            assertThat(stimuli.noise(t, levels, 0)).isEqualTo(Stimuli.NO_SIGNAL);
            stimuli.show(levels, 0, Stimuli.NO_SIGNAL, values, 1);
            for (int i = 0; i < size; i++) {
                assertThat(Math.abs(levels[i])).isLessThanOrEqualTo(grid.largest());
                assertThat(values[i + 1]).isEqualTo(grid.value(levels[i]));
            }
            assertThat(values[0]).isZero();
            assertThat(values[size + 1]).isZero();
        }
    }

    @Test
    void fieldsAreReadBackAndTellItFromAllOthers() {
        assertThat(NoiseField.parse(field.fields(), NoiseFields.MATERIAL)).isEqualTo(field);
        assertThat(field.fields()).containsEntry(NoiseField.KIND, field.kind());
        assertThat(NoiseFields.all().stream().filter(other -> other.fields().equals(field.fields())))
                .containsExactly(field);
        assertThat(field.field()).isSameAs(field);
        assertThat(field.description()).startsWith(field.kind() + " noise of ");
    }

    /** What was made from a file is not read back without it; all else needs none. */
    @Test
    void withoutMaterial() {
        if (field.fields().keySet().stream().anyMatch(key -> key.endsWith("sha256"))) {
            assertThatExceptionOfType(MissingMaterialException.class)
                    .isThrownBy(() -> NoiseField.parse(field.fields(), NoiseMaterial.NONE))
                    .withMessageContaining("sha256");
            assertThat(field.description()).doesNotContain("sha256");
        } else {
            assertThat(NoiseField.parse(field.fields(), NoiseMaterial.NONE)).isEqualTo(field);
        }
    }

    @Test
    void missingOrMeaninglessFieldsAreRefused() {
        for (String key : field.fields().keySet()) {
            Map<String, String> fields = new HashMap<>(field.fields());
            for (String bad : new String[] {"plonk", "NaN", ""}) {
                fields.put(key, bad);
                assertThatIllegalArgumentException()
                        .as("%s=%s", key, bad)
                        .isThrownBy(() -> NoiseField.parse(fields, NoiseFields.MATERIAL))
                        .matches(e -> e instanceof MissingMaterialException
                                || e.getMessage().contains(bad));
            }
            fields.remove(key);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NoiseField.parse(fields, NoiseFields.MATERIAL))
                    .withMessageContaining(key);
        }
    }
}
