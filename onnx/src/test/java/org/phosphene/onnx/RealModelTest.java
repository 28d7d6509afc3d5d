package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

@Timeout(120)
class RealModelTest {
    @ParameterizedTest
    @EnumSource
    void contract(RealModel real) {
        Contract contract = real.open().contract();
        assertThat(contract.layout()).isEqualTo(real.layout);
        assertThat(contract.shape()).isEqualTo(real.shape());
        assertThat(contract.batched()).isTrue();
        assertThat(contract.batch()).as("any batch").isZero();
        assertThat(contract.freed()).isEqualTo(contract.declared().get(0) > 0);
        assertThat(contract.classes()).isEqualTo(real.classes());
        assertThat(contract.type()).isEqualTo("FLOAT");
        assertThat(contract.otherOutputs()).hasSize(real == RealModel.TWO_OUTPUTS ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONVNET_MAXPOOL", "MLP", "CONV8", "RESNET20"})
    void declaredForOneImage(RealModel real) {
        Contract contract = real.open().contract();
        assertThat(contract.declared()).startsWith(1L);
        assertThat(contract.freed()).isTrue();
    }

    @Test
    void rowOfValues() {
        assertThat(RealModel.MLP.open().contract().declared()).containsExactly(1L, 784L, 1L);
    }

    @Test
    void innerOutputMayBeChosen() {
        Contract contract = RealModel.TWO_OUTPUTS.open().contract();
        String inner = contract.otherOutputs().get(0);
        assertThat(OnnxModel.open(RealModel.TWO_OUTPUTS.path(), new OnnxModel.Choices(null, inner))
                        .contract()
                        .otherOutputs())
                .containsExactly(contract.output());
    }

    /** Where nobody says a size, that of ImageNet. */
    @Test
    void openSize() {
        OnnxModel model = OnnxModel.open(RealModel.SQUEEZENET.path());
        assertThat(model.contract().shape()).isEqualTo(Shape.of(3, 224, 224));
        assertThat(model.contract().declared()).endsWith(-1L, -1L);
    }

    @ParameterizedTest
    @EnumSource
    void sameBitsFromOneWorkerAndTwo(RealModel real) {
        OnnxModel model = real.open();
        StimulusSpec noise = StimulusSpec.of(real.shape(), Noise.uniform());
        Plan asked = Plan.of(noise, real.classes()).withTrials(real == RealModel.SQUEEZENET ? 64 : 512);
        Plan plan = asked.withBatch(model.batch(Math.min(16, asked.batch())))
                .withObserver(model.fields(real.preset.preprocessing()));
        ClassificationImages one = run(plan, model, real, 1);
        ClassificationImages two = run(plan, model, real, 2);
        assertThat(one.trials()).isEqualTo(plan.trials());
        assertThat(two.counts()).isEqualTo(one.counts());
        assertThat(two.images()).hasSameSizeAs(one.images());
        for (int k = 0; k < one.images().size(); k++) {
            ClassificationImage mine = one.images().get(k);
            assertThat(Arrays.equals(two.images().get(k).mean(), mine.mean()))
                    .as("class %d", mine.label())
                    .isTrue();
        }
    }

    private static ClassificationImages run(Plan plan, OnnxModel model, RealModel real, int workers) {
        return TrialRunner.of(plan)
                .withWorkers(workers)
                .run(
                        () -> model.observer(real.preset.preprocessing()),
                        () -> ClassMeans.of(plan.stimulus(), plan.classes()))
                .images();
    }

    /** Shown one by one or together, noise gets nearly the same scores; labels are the same where the lead is clear. */
    @ParameterizedTest
    @EnumSource
    void togetherAsAlone(RealModel real) {
        OnnxModel model = real.open();
        int size = real.shape().size();
        float[] stimuli = CoarseImages.of(real.shape(), 0, 8);
        try (OnnxObserver observer = model.observer(real.preset.preprocessing())) {
            float[] together = observer.scores(stimuli, 8);
            float largest = 0;
            for (float score : together) {
                largest = Math.max(largest, Math.abs(score));
            }
            for (int t = 0; t < 8; t++) {
                float[] alone = observer.scores(Arrays.copyOfRange(stimuli, t * size, (t + 1) * size), 1);
                for (int c = 0; c < alone.length; c++) {
                    assertThat(Math.abs(alone[c] - together[t * alone.length + c]))
                            .isLessThanOrEqualTo(1e-4f * largest);
                }
            }
        }
    }

    @Test
    void fieldsNameTheModel() {
        OnnxModel model = RealModel.LENET5.open();
        assertThat(model.fields(Preprocessing.of(0, 255)))
                .containsEntry("observer.model", "lenet5.onnx")
                .containsEntry("observer.sha256", model.sha256())
                .containsEntry("observer.preprocessing", "range 0..255")
                .containsEntry("observer.output", model.contract().output())
                .hasEntrySatisfying(
                        "observer.engine", name -> assertThat(name).matches("onnxruntime 1\\.\\d+\\.\\d+ cpu"));
        assertThat(List.copyOf(model.fields(Preprocessing.of(0, 1)).keySet()))
                .allMatch(key -> key.startsWith("observer."));
    }
}
