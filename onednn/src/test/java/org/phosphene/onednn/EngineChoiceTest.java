package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Observer;
import org.phosphene.onednn.EngineChoice.Kind;
import org.phosphene.onednn.EngineChoice.Wish;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxModel;

class EngineChoiceTest {
    private static final Map<String, String> EARLIER_F32 = Map.of(Engine.PRECISION, "f32");
    private static final Map<String, String> EARLIER_EXACT = Map.of(Engine.PRECISION, "exact, guard 0.0438");
    private static final Map<String, String> EARLIER_BF16 = Map.of(Engine.PRECISION, "bf16");
    private static final Map<String, String> EARLIER_ONNX = Map.of(Engine.ENGINE, "onnxruntime 1.28.0 cpu");

    private static Wish wish(Kind kind, Precision precision) {
        return new Wish(kind, Optional.ofNullable(precision), false, false);
    }

    private static EngineChoice choice(OnnxModel model, Wish wish, long trials) {
        return EngineChoice.of(model, Compared.UNIT, Compared.noise(model), wish, trials);
    }

    @Test
    void onnxRuntimeKnowsOnePrecision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wish(Kind.ONNX, Precision.BF16))
                .withMessage("precision bf16 with engine onnx: ONNX Runtime computes in f32 only");
        assertThatIllegalArgumentException().isThrownBy(() -> wish(Kind.ONNX, Precision.EXACT));
        assertThat(wish(Kind.ONNX, Precision.F32).precision()).contains(Precision.F32);
    }

    @ParameterizedTest
    @EnumSource
    void exactKnowsNoConfidence(Kind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wish(kind, Optional.of(Precision.EXACT), true, false));
        assertThat(new Wish(Kind.ONEDNN, Optional.of(Precision.BF16), true, true).confidence())
                .isTrue();
    }

    @Test
    void goesOnWithWhatWasBegun() {
        for (Kind kind : new Kind[] {Kind.AUTO, Kind.ONEDNN}) {
            assertThat(wish(kind, null).as(EARLIER_F32)).isEqualTo(wish(Kind.ONEDNN, Precision.F32));
            assertThat(wish(kind, null).as(EARLIER_EXACT)).isEqualTo(wish(Kind.ONEDNN, Precision.EXACT));
            assertThat(wish(kind, null).as(EARLIER_BF16)).isEqualTo(wish(Kind.ONEDNN, Precision.BF16));
        }
        for (Kind kind : new Kind[] {Kind.AUTO, Kind.ONNX}) {
            assertThat(wish(kind, null).as(EARLIER_ONNX)).isEqualTo(wish(Kind.ONNX, null));
            assertThat(wish(kind, Precision.F32).as(EARLIER_ONNX)).isEqualTo(wish(Kind.ONNX, null));
        }
        assertThat(wish(Kind.AUTO, null).as(Map.of())).isEqualTo(wish(Kind.ONNX, null));
        assertThat(new Wish(Kind.AUTO, Optional.empty(), true, true).as(EARLIER_F32))
                .isEqualTo(new Wish(Kind.ONEDNN, Optional.of(Precision.F32), true, true));
    }

    /** So that the plan differs, and the run is refused. */
    @Test
    void keepsWhatTheUserSaid() {
        Wish half = wish(Kind.AUTO, Precision.BF16);
        assertThat(half.as(EARLIER_EXACT)).isEqualTo(half);
        assertThat(half.as(EARLIER_ONNX)).isEqualTo(half);
        assertThat(half.as(EARLIER_BF16)).isEqualTo(wish(Kind.ONEDNN, Precision.BF16));
        Wish onnx = wish(Kind.ONNX, null);
        assertThat(onnx.as(EARLIER_EXACT)).isEqualTo(onnx);
        assertThat(onnx.as(EARLIER_F32)).isEqualTo(onnx);
        Wish full = wish(Kind.ONEDNN, Precision.F32);
        assertThat(full.as(EARLIER_EXACT)).isEqualTo(full);
        assertThat(full.as(EARLIER_ONNX)).isEqualTo(full);
        Wish compiled = wish(Kind.ONEDNN, null);
        assertThat(compiled.as(EARLIER_ONNX)).isEqualTo(compiled);
    }

    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.Compared#precisions")
    void givesWhatIsAsked(Precision precision) {
        String name = precision.toString();
        OnnxModel model = KnownNetwork.shipped("mnist-cnn").open();
        EngineChoice choice = choice(model, wish(Kind.ONEDNN, precision), 100_000);
        try (Engine engine = choice.engine();
                Observer observer = engine.observer()) {
            assertThat(engine.precision()).isEqualTo(precision);
            assertThat(observer instanceof ConfidentObserver).isEqualTo(precision != Precision.EXACT);
            assertThat(engine.describe()).isEqualTo("oneDNN " + name);
            assertThat(choice.fields().get(Engine.PRECISION)).startsWith(name);
            assertThat(choice.fields().get(Engine.ENGINE)).startsWith("onednn 3.");
            assertThat(choice.fields().get(EngineChoice.AGREEMENT)).matches("\\d+ of 1000.* with ONNX Runtime");
            assertThat(choice.notes()).anyMatch(note -> note.contains("labels agree with ONNX Runtime"));
        }
    }

    /** On an old processor; elsewhere all are to be had. */
    @ParameterizedTest
    @EnumSource
    void whatTheProcessorLacksIsRefused(Precision precision) {
        OnnxModel model = KnownNetwork.shipped("mnist-logistic").open();
        Wish wish = wish(Kind.ONEDNN, precision);
        if (precision.isAvailable()) {
            choice(model, wish, 2000).engine().close();
        } else {
            assertThatThrownBy(() -> choice(model, wish, 2000))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("precision " + precision + " needs bfloat16")
                    .hasMessageContaining("on this processor; use --engine onnx");
        }
        assertThat(Precision.F32.isAvailable()).isTrue();
    }

    @Test
    void comparesNoMoreThanIsAsked() {
        OnnxModel model = KnownNetwork.shipped("mnist-cnn").open();
        EngineChoice choice = choice(model, wish(Kind.ONEDNN, Precision.F32), 70);
        try (Engine engine = choice.engine()) {
            assertThat(engine.precision()).isEqualTo(Precision.F32);
            assertThat(choice.agreement()).contains(new Agreement(70, 70, 0));
        }
    }

    @Test
    void fewStimuliAreNotWorthAComparison() {
        OnnxModel model = KnownNetwork.shipped("mnist-cnn").open();
        EngineChoice choice = choice(model, wish(Kind.AUTO, null), 1999);
        assertThat(choice.engine()).isInstanceOf(OnnxRuntimeEngine.class);
        assertThat(choice.notes()).isEmpty();
        assertThat(choice.fields()).doesNotContainKeys(Engine.PRECISION, EngineChoice.AGREEMENT);
    }

    /** Whichever it is, the note says what was measured. */
    @Test
    void choosesByATiming() {
        OnnxModel model = KnownNetwork.shipped("mnist-cnn").open();
        EngineChoice choice = choice(model, wish(Kind.AUTO, null), 2000);
        try (Engine engine = choice.engine()) {
            String note = choice.notes().stream()
                    .filter(each -> each.startsWith("engine "))
                    .findFirst()
                    .orElseThrow();
            assertThat(note)
                    .startsWith("engine " + engine.describe() + " (stimuli a second and thread here: ")
                    .contains("oneDNN f32 ", "ONNX Runtime ");
            assertThat(note.contains("oneDNN exact ")).isEqualTo(Onednn.hasHalves());
        }
    }

    /** Exact gives no confidences, so it is not tried. */
    @Test
    void choosesAConfidentEngineWhereConfidencesAreWanted() {
        OnnxModel model = KnownNetwork.shipped("mnist-cnn").open();
        EngineChoice choice = choice(model, new Wish(Kind.AUTO, Optional.empty(), true, false), 2000);
        try (Engine engine = choice.engine();
                Observer observer = engine.observer()) {
            assertThat(observer).isInstanceOf(ConfidentObserver.class);
            assertThat(choice.notes().get(0)).doesNotContain("exact");
        }
    }
}
