package org.phosphene.onednn;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.dnnl.memory.data_type;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.StimulusSpec;

/** oneDNN: models of common operators, in one of three precisions. */
public final class OnednnEngine implements Engine {
    /** Stimuli that the guard is measured on. */
    private static final int MEASURED = 1024;
    /** The more stimuli at once, the fuller are the batches of those that are asked again. */
    private static final int EXACT_VALUES = 1 << 20;

    private static final int EXACT_BATCH = 512;

    private final OnnxModel source;
    private final Preprocessing preprocessing;
    private final OnednnModel model;
    private final Precision precision;
    private final Guard guard;
    private final LongAdder askedAgain = new LongAdder();

    private OnednnEngine(
            OnnxModel source, Preprocessing preprocessing, OnednnModel model, Precision precision, Guard guard) {
        this.source = source;
        this.preprocessing = preprocessing;
        this.model = model;
        this.precision = precision;
        this.guard = guard;
    }

    /**
     * Compiles a model.
     *
     * @param stimulus what will be shown; the guard of {@link Precision#EXACT} is measured on it
     * @throws UnsupportedModelException if the model has an operator that is not compiled, which the message names, or oneDNN
     *     cannot be used here
     */
    public static OnednnEngine of(
            OnnxModel source, Preprocessing preprocessing, StimulusSpec stimulus, Precision precision) {
        Onednn.obstacle().ifPresent(why -> {
            throw new UnsupportedModelException(why);
        });
        OnednnModel model = OnednnModel.compile(source, preprocessing);
        try {
            return of(source, preprocessing, model, stimulus, precision);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static OnednnEngine of(
            OnnxModel source,
            Preprocessing preprocessing,
            OnednnModel model,
            StimulusSpec stimulus,
            Precision precision) {
        if (!precision.isAvailable()) {
            throw new UnsupportedModelException(
                    "precision " + precision + " needs bfloat16, which oneDNN does not compute on this processor");
        }
        if (precision == Precision.BF16) {
            // there may be no kernels for this network
            model.scorer(data_type.bf16, model.batch()).close();
        }
        Guard guard = precision == Precision.EXACT ? measured(model, stimulus) : null;
        return new OnednnEngine(source, preprocessing, model, precision, guard);
    }

    /** The same model in another precision; closing either closes both. */
    OnednnEngine with(StimulusSpec stimulus, Precision other) {
        return of(source, preprocessing, model, stimulus, other);
    }

    private static Guard measured(OnednnModel model, StimulusSpec stimulus) {
        float[] stimuli = CheckStimuli.of(stimulus, MEASURED);
        float[] rough = new float[MEASURED * model.classes()];
        float[] fine = new float[MEASURED * model.classes()];
        try (Scorer half = model.scorer(data_type.bf16, model.batch());
                Scorer full = model.scorer(data_type.f32, model.batch())) {
            half.score(stimuli, MEASURED, rough);
            full.score(stimuli, MEASURED, fine);
        }
        return Guard.measure(rough, fine, MEASURED, model.classes());
    }

    @Override
    public Observer observer() {
        return switch (precision) {
            case F32 -> new OnednnObserver(scorer(data_type.f32));
            case BF16 -> new OnednnObserver(scorer(data_type.bf16));
            case EXACT ->
                new ExactObserver(model.scorer(data_type.bf16, model.batch()), model.small(), guard, askedAgain);
        };
    }

    /** A network of the model's own batch, in one type. */
    Scorer scorer(data_type type) {
        return model.scorer(type, model.batch());
    }

    OnednnModel model() {
        return model;
    }

    /** Absent unless the precision is {@link Precision#EXACT}. */
    Optional<Guard> guard() {
        return Optional.ofNullable(guard);
    }

    @Override
    public Optional<String> account() {
        return precision == Precision.EXACT
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s: %,d stimuli were asked again in f32, their scores being closer than %s",
                        describe(),
                        askedAgain(),
                        guard.text()))
                : Optional.empty();
    }

    /** How many stimuli were asked again in 32 bits so far, by all observers together. */
    public long askedAgain() {
        return askedAgain.sum();
    }

    /** What was asked to choose and to compare engines does not count. */
    void countFromHere() {
        askedAgain.reset();
    }

    @Override
    public int batch() {
        if (precision != Precision.EXACT) {
            return model.batch();
        }
        int many = Math.min(EXACT_BATCH, Integer.highestOneBit(Math.max(1, EXACT_VALUES / model.size())));
        return Math.max(model.batch(), many);
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(source.fields(preprocessing));
        fields.put(ENGINE, Onednn.name());
        fields.put(PRECISION, precision + (guard == null ? "" : ", guard " + guard.text()));
        return fields;
    }

    @Override
    public String describe() {
        return "oneDNN " + precision;
    }

    @Override
    public void close() {
        model.close();
    }
}
