package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Which engine asks a model, found by what was asked for, by what the model needs, and by a short timing on this machine; and
 * how well it agrees with ONNX Runtime.
 *
 * @param engine to be closed by the caller
 * @param agreement absent for ONNX Runtime itself
 * @param notes lines for the user: what was chosen and why
 */
public record EngineChoice(Engine engine, Optional<Agreement> agreement, List<String> notes) {
    /** What a user may ask for. */
    public enum Kind {
        AUTO,
        ONNX,
        ONEDNN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is asked for.
     *
     * @param precision absent to choose between f32 and exact
     * @param confidence whether the confidence of each answer is wanted, which exact does not give
     * @param force whether to start though the labels agree too rarely
     */
    public record Wish(Kind kind, Optional<Precision> precision, boolean confidence, boolean force) {
        /**
         * @throws IllegalArgumentException if no engine does this
         */
        public Wish {
            if (kind == Kind.ONNX && precision.isPresent() && precision.get() != Precision.F32) {
                throw new IllegalArgumentException(
                        "precision " + precision.get() + " with engine onnx: ONNX Runtime computes in f32 only");
            }
            if (confidence && precision.equals(Optional.of(Precision.EXACT))) {
                throw new IllegalArgumentException(
                        "precision exact gives exact labels, not exact confidences: record them with f32 or bf16");
            }
        }

        /** What an earlier run had, read from its plan, so that going on with it chooses the same. */
        public Wish as(Map<String, String> plan) {
            if (kind != Kind.AUTO) {
                return this;
            }
            String named = plan.getOrDefault(Engine.PRECISION, "").replaceFirst(",.*", "");
            for (Precision known : Precision.values()) {
                if (known.toString().equals(named)) {
                    return new Wish(Kind.ONEDNN, Optional.of(known), confidence, force);
                }
            }
            return new Wish(Kind.ONNX, Optional.empty(), confidence, force);
        }
    }

    /**
     * Chooses.
     *
     * @param trials how many stimuli will be asked; fewer than {@link Agreement#STIMULI} bound the comparison, too
     * @throws ModelException if what was asked for cannot be had, or agrees too rarely and is not forced
     */
    public static EngineChoice of(
            OnnxModel model, Preprocessing preprocessing, StimulusSpec stimulus, Wish wish, long trials) {
        OnnxRuntimeEngine onnx = new OnnxRuntimeEngine(model, preprocessing);
        if (wish.kind() == Kind.ONNX) {
            return new EngineChoice(onnx, Optional.empty(), List.of());
        }
        List<String> notes = new ArrayList<>();
        Engine engine;
        try {
            engine = fastest(onnx, stimulus, wish, notes);
        } catch (UnsupportedModelException e) {
            if (wish.kind() == Kind.ONEDNN) {
                throw new ModelException(model.name() + ": not compiled, " + e.getMessage() + "; use --engine onnx", e);
            }
            return new EngineChoice(onnx, Optional.empty(), List.of("engine ONNX Runtime: " + e.getMessage()));
        }
        if (engine == onnx) {
            return new EngineChoice(onnx, Optional.empty(), notes);
        }
        return checked(engine, onnx, stimulus, wish, (int) Math.min(trials, Agreement.STIMULI), notes);
    }

    private static Engine fastest(OnnxRuntimeEngine onnx, StimulusSpec stimulus, Wish wish, List<String> notes) {
        Precision first = wish.precision().orElse(Precision.F32);
        OnednnEngine compiled = OnednnEngine.of(onnx.model(), onnx.preprocessing(), stimulus, first);
        List<Engine> candidates = new ArrayList<>(List.of(compiled));
        if (wish.precision().isEmpty() && !wish.confidence()) {
            candidates.add(compiled.with(stimulus, Precision.EXACT));
        }
        // whoever asks for 16 bits wants them
        if (wish.kind() == Kind.AUTO && first != Precision.BF16) {
            candidates.add(onnx);
        }
        if (candidates.size() == 1) {
            return compiled;
        }
        Engine best = compiled;
        double most = 0;
        StringBuilder rates = new StringBuilder();
        for (Engine candidate : candidates) {
            double rate = EngineTiming.rate(candidate, stimulus);
            rates.append(rates.isEmpty() ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%s %,d", candidate.describe(), Math.round(rate)));
            if (rate > most) {
                most = rate;
                best = candidate;
            }
        }
        notes.add("engine " + best.describe() + ", the fastest here (stimuli a second and thread: " + rates + ")");
        if (best == onnx) {
            compiled.close();
        }
        return best;
    }

    private static EngineChoice checked(
            Engine engine, OnnxRuntimeEngine onnx, StimulusSpec stimulus, Wish wish, int count, List<String> notes) {
        Agreement agreement = Agreement.of(engine, onnx, stimulus, count);
        String said = agreement + " labels agree with ONNX Runtime";
        if (agreement.suffices(engine.precision()) || wish.force()) {
            notes.add(engine.describe() + ": " + said);
            return new EngineChoice(engine, Optional.of(agreement), notes);
        }
        String description = engine.describe();
        engine.close();
        if (wish.kind() == Kind.AUTO) {
            return new EngineChoice(
                    onnx, Optional.empty(), List.of("engine ONNX Runtime: of " + description + " only " + said));
        }
        throw new ModelException(onnx.model().name() + ": " + description + ": only " + said + ", at least "
                + 100 * Agreement.required(engine.precision()) + " % are needed; use --engine onnx, or --force");
    }
}
