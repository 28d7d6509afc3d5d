package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.onnx.Preprocessing.Preset;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;

/** The doctor on models that strangers trained: it must tell their range, and warn where noise reaches one class only. */
@Timeout(120)
class RealModelDoctorTest {
    private static Diagnosis examine(RealModel real, Preset preset) {
        return Doctor.of(real.open(), preset.preprocessing(), 1)
                .examine(StimulusSpec.of(real.shape(), Noise.uniform()), 256, 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONVNET_MAXPOOL", "LENET5", "BADNET", "TWO_OUTPUTS", "CONV8", "RESNET20", "SMALL_NHWC"})
    void smallValues(RealModel real) {
        Diagnosis diagnosis = examine(real, real.preset);
        assertThat(diagnosis.expects()).startsWith("small values");
        assertThat(diagnosis.deterministic()).isTrue();
    }

    @Test
    void bytes() {
        Diagnosis diagnosis = examine(RealModel.SQUEEZENET, Preset.CAFFE);
        assertThat(diagnosis.expects()).startsWith("0..255");
        assertThat(diagnosis.deterministic()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"MLP", "BADNET"})
    void oneClassOnly(RealModel real) {
        Diagnosis diagnosis = examine(real, Preset.UNIT);
        long most = diagnosis.counts().stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(diagnosis.warnings())
                .anyMatch(warning -> warning.contains(
                        "% of this noise falls into class " + diagnosis.counts().indexOf(most) + ":"));
    }

    /** Its answers are unsure under every range; the doctor must not guess. */
    @Test
    void cannotBeTold() {
        assertThat(examine(RealModel.MLP, Preset.UNIT).expects()).startsWith("cannot be told");
    }
}
