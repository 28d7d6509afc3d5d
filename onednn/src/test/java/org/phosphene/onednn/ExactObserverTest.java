package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.dnnl.memory.data_type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

class ExactObserverTest {
    /** One more than a number of full batches in 32 bits. */
    private static final int COUNT = 497;

    private final OnnxModel model = KnownNetwork.shipped("mnist-cnn").open();
    private final float[] stimuli = CheckStimuli.of(Compared.noise(model), COUNT);
    private final LongAdder asked = new LongAdder();

    @BeforeEach
    void needsSixteenBits() {
        Compared.assumeHalves();
    }

    private ExactObserver observer(OnednnModel compiled, float margin) {
        return new ExactObserver(
                compiled.scorer(data_type.bf16, compiled.batch()), compiled.small(), new Guard(margin), asked);
    }

    private int[] labels(Observer observer) {
        int[] labels = new int[COUNT];
        observer.label(stimuli, COUNT, labels);
        return labels;
    }

    @Test
    void asksEverythingAgainBelowInfinity() {
        try (OnednnModel compiled = OnednnModel.compile(model, Compared.UNIT);
                Observer full = new OnednnObserver(compiled.scorer(data_type.f32, compiled.batch()));
                Observer exact = observer(compiled, Float.POSITIVE_INFINITY)) {
            assertThat(labels(exact)).isEqualTo(labels(full));
            assertThat(asked.sum()).isEqualTo(COUNT);
        }
    }

    @Test
    void asksNothingAgainWithoutGuard() {
        try (OnednnModel compiled = OnednnModel.compile(model, Compared.UNIT);
                Observer half = new OnednnObserver(compiled.scorer(data_type.bf16, compiled.batch()));
                Observer exact = observer(compiled, 0)) {
            assertThat(labels(exact)).isEqualTo(labels(half));
            assertThat(asked.sum()).isZero();
        }
    }

    /** A small part of the true one. Among so many stimuli one has a margin below it, and an error above. */
    @Test
    void endsWhereTheGuardIsTooSmall() {
        try (OnednnModel compiled = OnednnModel.compile(model, Compared.UNIT);
                Observer exact = observer(compiled, 1e-3f)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            float[] some = new StimulusStream(Compared.noise(model), 1).of((long) i * COUNT, COUNT);
                            exact.label(some, COUNT, new int[COUNT]);
                        }
                    })
                    .isInstanceOf(ObserverException.class)
                    .hasMessageContaining("more than the guard of 0.001")
                    .hasMessageContaining("--precision f32")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void measuredGuardHoldsAndIsTheSameAgain() {
        try (OnednnEngine engine = OnednnEngine.of(model, Compared.UNIT, Compared.noise(model), Precision.EXACT);
                OnednnEngine again = OnednnEngine.of(model, Compared.UNIT, Compared.noise(model), Precision.EXACT)) {
            assertThat(again.guard()).isEqualTo(engine.guard());
            assertThat(engine.fields())
                    .containsEntry(
                            Engine.PRECISION,
                            "exact, guard " + engine.guard().orElseThrow().text())
                    .containsEntry(Engine.ENGINE, Onednn.name());
        }
    }

    /** Far too large for 32 bits where images are, so that infinities of both signs meet. */
    private static final Preprocessing HUGE = Preprocessing.of(0, 1e6);

    private static OnnxModel ofLargeNumbers() {
        Sketch sketch = Sketch.colour().flatten().dense(270, 20);
        return sketch.node("Mul", sketch.floats(new float[] {1e35f}, 1))
                .dense(20, Sketch.CLASSES)
                .open();
    }

    @Test
    void scoresThatAreNoNumbersGetNoLabel() {
        OnnxModel none = ofLargeNumbers();
        float[] some = CheckStimuli.of(Compared.noise(none), 8);
        try (OnednnModel compiled = OnednnModel.compile(none, HUGE)) {
            for (data_type type : new data_type[] {data_type.f32, data_type.bf16}) {
                try (Observer observer = new OnednnObserver(compiled.scorer(type, 8))) {
                    assertThatThrownBy(() -> observer.label(some, 8, new int[8]))
                            .isInstanceOf(ObserverException.class)
                            .hasMessageContaining("is not a number");
                }
            }
            try (Observer exact = observer(compiled, 1)) {
                assertThatThrownBy(() -> exact.label(some, 8, new int[8]))
                        .isInstanceOf(ObserverException.class)
                        .hasMessageContaining("is not a number");
            }
        }
        assertThatThrownBy(() -> OnednnEngine.of(none, HUGE, Compared.noise(none), Precision.EXACT))
                .isInstanceOf(ObserverException.class)
                .hasMessageContaining("is not a number");
    }
}
