package org.phosphene.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.phosphene.onednn.Engine;
import org.phosphene.onednn.EngineChoice;
import org.phosphene.onednn.Precision;
import org.phosphene.trial.Plan;
import picocli.CommandLine.Option;

/** Which engine computes the network, and in which precision. */
final class EngineOptions {
    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}. onnx is ONNX Runtime, onednn is faster and knows the common operators; "
                            + "auto takes the one that a short timing finds faster here, and onnx below 2000 trials. Default: auto.")
    private EngineChoice.Kind kind = EngineChoice.Kind.AUTO;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description =
                    "${COMPLETION-CANDIDATES}. exact computes in bf16 and asks again in f32 where two scores are close, "
                            + "so that the labels are those of f32; bf16 changes a few labels in a thousand. Default: exact or f32, "
                            + "whichever is faster.")
    private Precision precision;

    @Option(names = "--force", description = "Start even if an engine's labels agree too rarely with ONNX Runtime's.")
    private boolean force;

    /**
     * What is wished.
     *
     * @param earlier the plan of answers that are there already, which the choice follows
     */
    EngineChoice.Wish wish(boolean confidence, Optional<Map<String, String>> earlier) {
        return wish(confidence, earlier, Optional.empty());
    }

    /**
     * The same, for a model of which something else was said.
     *
     * @param other precision in place of that of {@code --precision}
     */
    EngineChoice.Wish wish(boolean confidence, Optional<Map<String, String>> earlier, Optional<Precision> other) {
        Optional<Precision> asked = other.or(() -> Optional.ofNullable(precision));
        EngineChoice.Wish wish = new EngineChoice.Wish(kind, asked, confidence, force);
        return earlier.map(wish::as).orElse(wish);
    }

    /** The same for stimuli that no exactness was measured on: in 32 bits, unless a precision was asked for. */
    EngineChoice.Wish plainWish() {
        return wish(false, Optional.empty(), Optional.of(precision == null ? Precision.F32 : precision));
    }

    /** What is asked for, in words that name a run's folder. */
    String words(Optional<Precision> other) {
        return kind + " "
                + other.or(() -> Optional.ofNullable(precision))
                        .map(Precision::toString)
                        .orElse("any");
    }

    /**
     * The plan by whose name a run's folder is found, before an engine is chosen: the same for the same options, whatever
     * they lead to. Empty where the options leave nothing to choose.
     */
    Optional<Plan> named(Plan bare) {
        if (precision != null || kind == EngineChoice.Kind.ONNX) {
            return Optional.empty();
        }
        Map<String, String> observer = new LinkedHashMap<>(bare.observer());
        observer.put(Engine.ENGINE, kind.toString());
        return Optional.of(bare.withObserver(observer));
    }
}
