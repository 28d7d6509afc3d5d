package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    /** Key of a plan's observer that says how often the labels were those of ONNX Runtime. */
    public static final String AGREEMENT = "observer.agreement";

    /** What fixes the answers, as the key and value of a plan's observer. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(engine.fields());
        agreement.ifPresent(found -> fields.put(AGREEMENT, found + " with ONNX Runtime"));
        return fields;
    }

    /** Fewer stimuli are answered before the engines are compared. */
    private static final int FEW = 2 * Agreement.STIMULI;

    private static final double CLEARLY = 1.25;

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

        /**
         * What an earlier run had, read from its plan, so that going on with it chooses the same. What the user said stays, though
         * it is not what the earlier run had.
         */
        public Wish as(Map<String, String> plan) {
            String named = plan.getOrDefault(Engine.PRECISION, "").replaceFirst(",.*", "");
            Optional<Precision> earlier = Arrays.stream(Precision.values())
                    .filter(known -> known.toString().equals(named))
                    .findFirst();
            Kind had = earlier.isPresent() ? Kind.ONEDNN : Kind.ONNX;
            boolean sameKind = kind == Kind.AUTO || kind == had;
            boolean samePrecision = precision.isEmpty() || precision.equals(Optional.of(earlier.orElse(Precision.F32)));
            return sameKind && samePrecision ? new Wish(had, earlier, confidence, force) : this;
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
        boolean free = wish.kind() == Kind.AUTO && wish.precision().isEmpty();
        if (wish.kind() == Kind.ONNX || (free && trials < FEW)) {
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

    /** In order of preference: a later one must be faster by {@link #CLEARLY}, or chance would choose. */
    private static Engine fastest(OnnxRuntimeEngine onnx, StimulusSpec stimulus, Wish wish, List<String> notes) {
        Precision first = wish.precision().orElse(Precision.F32);
        OnednnEngine compiled = OnednnEngine.of(onnx.model(), onnx.preprocessing(), stimulus, first);
        try {
            return fastest(compiled, onnx, stimulus, wish, notes);
        } catch (RuntimeException e) {
            compiled.close();
            throw e;
        }
    }

    private static Engine fastest(
            OnednnEngine compiled, OnnxRuntimeEngine onnx, StimulusSpec stimulus, Wish wish, List<String> notes) {
        List<Engine> candidates = new ArrayList<>(List.of(compiled));
        if (wish.precision().isEmpty() && !wish.confidence()) {
            try {
                candidates.add(0, compiled.with(stimulus, Precision.EXACT));
            } catch (UnsupportedModelException e) {
                notes.add("no oneDNN exact here: " + e.getMessage());
            }
        }
        // whoever asks for 16 bits wants them
        if (wish.kind() == Kind.AUTO && compiled.precision() != Precision.BF16) {
            candidates.add(onnx);
        }
        if (candidates.size() == 1) {
            return compiled;
        }
        List<Double> rates = EngineTiming.rates(candidates, stimulus);
        int best = 0;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            best = rates.get(i) > CLEARLY * rates.get(best) ? i : best;
            all.append(all.isEmpty() ? "" : ", ")
                    .append(String.format(
                            Locale.ROOT, "%s %,d", candidates.get(i).describe(), Math.round(rates.get(i))));
        }
        Engine chosen = candidates.get(best);
        notes.add("engine " + chosen.describe() + " (stimuli a second and thread here: " + all + ")");
        if (chosen == onnx) {
            compiled.close();
        }
        return chosen;
    }

    /** Takes over an engine, and keeps it if its labels agree. */
    static EngineChoice checked(
            Engine engine, OnnxRuntimeEngine onnx, StimulusSpec stimulus, Wish wish, int count, List<String> notes) {
        Agreement agreement;
        try {
            agreement = Agreement.of(engine, onnx, stimulus, count);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        String said = agreement + " labels agree with ONNX Runtime";
        if (agreement.suffices(engine.precision()) || wish.force()) {
            notes.add(engine.describe() + ": " + said);
            if (engine instanceof OnednnEngine fast) {
                fast.countFromHere();
            }
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
