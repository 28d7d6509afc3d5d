package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.OnnxObserver;
import org.phosphene.stimulus.StimulusSpec;

class AgreementTest {
    private static final OnnxModel MODEL =
            Sketch.colour().conv(6, 3, 3, 3).relu().head(6 * 8 * 7);
    private static final StimulusSpec NOISE = Compared.noise(MODEL);
    private static final OnnxRuntimeEngine TRUE = new OnnxRuntimeEngine(MODEL, Compared.UNIT);

    /** Gives the true label of a trial, or the next, as it is told. */
    private static class Liar implements Engine {
        private final Precision precision;
        private final IntUnaryOperator shift;
        private boolean closed;

        Liar(Precision precision, IntUnaryOperator shift) {
            this.precision = precision;
            this.shift = shift;
        }

        @Override
        public Observer observer() {
            OnnxObserver right = TRUE.observer();
            return new Observer() {
                @Override
                public void label(float[] stimuli, int count, int[] labels) {
                    right.label(stimuli, count, labels);
                    for (int t = 0; t < count; t++) {
                        labels[t] = (labels[t] + shift.applyAsInt(t)) % Sketch.CLASSES;
                    }
                }

                @Override
                public void close() {
                    right.close();
                }
            };
        }

        @Override
        public int batch() {
            return TRUE.batch();
        }

        @Override
        public Precision precision() {
            return precision;
        }

        @Override
        public Map<String, String> fields() {
            return Map.of(PRECISION, precision.toString());
        }

        @Override
        public String describe() {
            return "a liar";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static EngineChoice checked(Engine engine, EngineChoice.Kind kind, boolean force) {
        EngineChoice.Wish wish = new EngineChoice.Wish(kind, Optional.of(engine.precision()), false, force);
        return EngineChoice.checked(engine, TRUE, NOISE, wish, 1000, new ArrayList<>());
    }

    @Test
    void countsEqualLabels() {
        Agreement agreement = Agreement.of(new Liar(Precision.F32, t -> t % 10 == 3 ? 1 : 0), TRUE, NOISE, 200);
        assertThat(agreement).isEqualTo(new Agreement(200, 180, 0));
        assertThat(agreement).hasToString("180 of 200");
        assertThat(new Agreement(200, 180, 3)).hasToString("180 of 200 (and 3 ties)");
    }

    @ParameterizedTest
    @CsvSource({
        "F32, 1000, 0, true",
        "F32, 999, 0, false",
        "F32, 990, 10, true",
        "EXACT, 999, 0, false",
        "EXACT, 998, 2, true",
        "BF16, 990, 0, true",
        "BF16, 989, 0, false",
        "BF16, 980, 10, true",
    })
    void suffices(Precision precision, int same, int ties, boolean enough) {
        assertThat(new Agreement(1000, same, ties).suffices(precision)).isEqualTo(enough);
    }

    /** Two classes with the same weights: either label is right. */
    @Test
    void tiesAreNoDisagreement() {
        Sketch sketch = Sketch.colour().flatten();
        float[] row = sketch.numbers(270, 0.1);
        float[] rows = new float[3 * 270];
        System.arraycopy(row, 0, rows, 0, 270);
        System.arraycopy(row, 0, rows, 270, 270);
        OnnxModel twins = sketch.node("Gemm", sketch.floats(rows, 3, 270), sketch.floats(new float[] {9, 9, 0}, 3))
                .with("transB", 1)
                .graph()
                .output(sketch.last(), "N", 3)
                .open();
        OnnxRuntimeEngine reference = new OnnxRuntimeEngine(twins, Compared.UNIT);
        Engine other = new Liar(Precision.F32, t -> 0) {
            @Override
            public Observer observer() {
                return (stimuli, count, labels) -> java.util.Arrays.fill(labels, 0, count, 1);
            }
        };
        assertThat(Agreement.of(other, reference, Compared.noise(twins), 100)).isEqualTo(new Agreement(100, 0, 100));
    }

    @Test
    void liarIsRefused() {
        Liar liar = new Liar(Precision.F32, t -> t == 17 ? 1 : 0);
        assertThatThrownBy(() -> checked(liar, EngineChoice.Kind.ONEDNN, false))
                .isInstanceOf(ModelException.class)
                .hasMessage("model.onnx: a liar: only 999 of 1000 labels agree with ONNX Runtime, at least 99.99 % are "
                        + "needed; use --engine onnx, or --force");
        assertThat(liar.closed).isTrue();
        Liar half = new Liar(Precision.BF16, t -> t % 50 == 0 ? 1 : 0);
        assertThatThrownBy(() -> checked(half, EngineChoice.Kind.ONEDNN, false))
                .hasMessageContaining("only 980 of 1000")
                .hasMessageContaining("at least 99.0 %");
    }

    @Test
    void liarIsReplaced() {
        Liar liar = new Liar(Precision.EXACT, t -> 1);
        EngineChoice choice = checked(liar, EngineChoice.Kind.AUTO, false);
        assertThat(choice.engine()).isSameAs(TRUE);
        assertThat(choice.agreement()).isEmpty();
        assertThat(choice.fields()).doesNotContainKey(EngineChoice.AGREEMENT);
        assertThat(choice.notes())
                .isEqualTo(List.of("engine ONNX Runtime: of a liar only 0 of 1000 labels agree with ONNX Runtime"));
        assertThat(liar.closed).isTrue();
    }

    @Test
    void liarIsTakenByForce() {
        Liar liar = new Liar(Precision.F32, t -> 1);
        EngineChoice choice = checked(liar, EngineChoice.Kind.ONEDNN, true);
        assertThat(choice.engine()).isSameAs(liar);
        assertThat(choice.fields()).containsEntry(EngineChoice.AGREEMENT, "0 of 1000 with ONNX Runtime");
        assertThat(liar.closed).isFalse();
    }

    @Test
    void engineThatFailsIsClosed() {
        Liar liar = new Liar(Precision.F32, t -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> checked(liar, EngineChoice.Kind.AUTO, false))
                .isInstanceOf(IllegalStateException.class);
        assertThat(liar.closed).isTrue();
    }
}
