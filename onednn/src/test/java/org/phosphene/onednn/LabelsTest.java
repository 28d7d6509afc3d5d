package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.stimulus.StimulusSpec;

/** Labels of noise, from every network that is compiled. */
@Timeout(120)
class LabelsTest {
    /** Of a network that costs 1. */
    private static final int EXACT_STIMULI = 20_000;

    private static final int LEAST = 512;

    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.KnownNetwork#all")
    void areThoseOfOnnxRuntime(KnownNetwork network) {
        OnnxModel model = network.open();
        int count = network.cost() > 50 ? 300 : 1000;
        OnnxRuntimeEngine reference = new OnnxRuntimeEngine(model, network.preprocessing());
        StimulusSpec noise = Compared.noise(model);
        try (OnednnEngine full = network.engine(model, Precision.F32)) {
            Agreement agreement = Agreement.of(full, reference, noise, count);
            assertThat(agreement.same() + agreement.ties())
                    .as("f32: %s", agreement)
                    .isEqualTo(count);
            Agreement half = Agreement.of(full.with(noise, Precision.BF16), reference, noise, count);
            // a thousand classes lie close together: bf16 is refused for it, as its comparison says
            int least = network.name().equals("SQUEEZENET") ? 95 : 99;
            assertThat(half.same() + half.ties()).as("bf16: %s", half).isGreaterThanOrEqualTo(count * least / 100);
            System.out.printf("%-20s of %d: f32 %s, bf16 %s%n", network, count, agreement, half);
        }
    }

    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.KnownNetwork#all")
    void ofExactAreThoseOfFull(KnownNetwork network) {
        OnnxModel model = network.open();
        try (OnednnEngine exact = network.engine(model, Precision.EXACT)) {
            int batch = exact.batch();
            int count = Math.max(LEAST, EXACT_STIMULI / network.cost()) / batch * batch;
            StimulusStream stimuli = new StimulusStream(Compared.noise(model), 1);
            int[] labels = new int[batch];
            int[] expected = new int[batch];
            int differences = 0;
            try (Observer fast = exact.observer();
                    Observer full =
                            exact.with(Compared.noise(model), Precision.F32).observer()) {
                for (int first = 0; first < count; first += batch) {
                    float[] values = stimuli.of(first, batch);
                    fast.label(values, batch, labels);
                    full.label(values, batch, expected);
                    for (int t = 0; t < batch; t++) {
                        differences += labels[t] == expected[t] ? 0 : 1;
                    }
                }
            }
            System.out.printf(
                    "%-20s exact: %d of %d differ, %.2f %% asked again, guard %s%n",
                    network,
                    differences,
                    count,
                    100.0 * exact.askedAgain() / count,
                    exact.guard().orElseThrow().text());
            assertThat(differences).isZero();
        }
    }
}
