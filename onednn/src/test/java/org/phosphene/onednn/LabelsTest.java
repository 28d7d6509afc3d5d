package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.stimulus.StimulusSpec;

/** Labels of noise, from every network that is compiled. */
@Timeout(120)
class LabelsTest {
    /** Of a network that costs 1. */
    private static final int EXACT_STIMULI = 8000;

    private static final int LEAST = 256;

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
            if (!Onednn.hasHalves()) {
                System.out.printf("%-20s of %d: f32 %s%n", network, count, agreement);
                return;
            }
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
        Compared.assumeHalves();
        OnnxModel model = network.open();
        try (OnednnEngine exact = network.engine(model, Precision.EXACT)) {
            int stimuli = Math.max(LEAST, EXACT_STIMULI / network.cost());
            ExactCount count = ExactCount.of(exact, Compared.noise(model), 1, stimuli, 0, 1);
            float guard = exact.guard().orElseThrow().margin();
            System.out.printf(
                    "%-20s of %d: exact %d differ, bf16 %d; %.2f %% asked again; guard %.3g, largest error %.2f of it, "
                            + "among those asked again %.2f, widest wrong margin %.2f%n",
                    network,
                    count.stimuli(),
                    count.differences(),
                    count.turned(),
                    100.0 * exact.askedAgain() / count.stimuli(),
                    guard,
                    count.largestError() / guard,
                    count.largestAgain() / guard,
                    count.widestTurn() / guard);
            assertThat(count.differences()).isZero();
        }
    }
}
