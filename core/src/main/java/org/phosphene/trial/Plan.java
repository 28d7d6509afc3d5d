package org.phosphene.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.phosphene.answers.Layout;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.NoiseMaterial;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;

/**
 * A run before it is made: everything that fixes its answers, and nothing else (no threads, no dates, no paths).
 *
 * @param stimulus what is shown
 * @param seed of the noise
 * @param trials how many, 1 to {@link Layout#MAX_TRIALS}
 * @param classes how many labels the observer has, 2 to {@link Layout#MAX_CLASSES}
 * @param batch how many stimuli the observer is shown at once, 1 to 1024. Part of the plan, because the kernels of an engine
 *     may round differently by the size of a batch; every batch begins at a multiple of this size and is full
 * @param confidence whether the confidence of each answer is recorded
 * @param observer who is asked, as key and value; keys begin with {@code observer.}
 */
public record Plan(
        StimulusSpec stimulus,
        long seed,
        long trials,
        int classes,
        int batch,
        boolean confidence,
        Map<String, String> observer) {
    /** Trials of a run where nothing else is said, as in the paper. */
    public static final long DEFAULT_TRIALS = 1_000_000;

    private static final int MOST_IN_BATCH = 1024;
    private static final int TRIALS_IN_BLOCK = 1024;
    private static final int VALUES_IN_BLOCK = 1 << 20;
    private static final int VALUES_IN_BATCH = 1 << 19;
    private static final int MAX_VALUES_IN_BATCH = 1 << 30;
    private static final int PREFERRED_BATCH = 64;

    public Plan {
        Objects.requireNonNull(stimulus, "stimulus");
        if (batch < 1 || batch > MOST_IN_BATCH) {
            throw new IllegalArgumentException("batch " + batch + ": must lie in 1.." + MOST_IN_BATCH);
        }
        long values = (long) batch * stimulus.shape().size();
        if (values > MAX_VALUES_IN_BATCH) {
            throw new IllegalArgumentException("batch " + batch + " of " + stimulus.shape() + ": " + values
                    + " values, at most " + MAX_VALUES_IN_BATCH);
        }
        for (String key : observer.keySet()) {
            if (!key.startsWith("observer.")) {
                throw new IllegalArgumentException("key '" + key + "' of an observer must begin with observer.");
            }
        }
        observer = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(observer));
        new Layout(trials, 1, classes, confidence);
    }

    /** A million trials with seed 1. */
    public static Plan of(StimulusSpec stimulus, int classes) {
        int batch = preferredBatch(stimulus.shape().size());
        return new Plan(stimulus, 1, DEFAULT_TRIALS, classes, batch, false, Map.of());
    }

    /** The largest power of two up to 64 that keeps a batch of stimuli of {@code values} values small enough for a cache. */
    public static int preferredBatch(int values) {
        return Math.max(1, Math.min(PREFERRED_BATCH, Integer.highestOneBit(VALUES_IN_BATCH / values)));
    }

    public Plan withTrials(long count) {
        return new Plan(stimulus, seed, count, classes, batch, confidence, observer);
    }

    public Plan withSeed(long value) {
        return new Plan(stimulus, value, trials, classes, batch, confidence, observer);
    }

    public Plan withBatch(int size) {
        return new Plan(stimulus, seed, trials, classes, size, confidence, observer);
    }

    public Plan withConfidence(boolean recorded) {
        return new Plan(stimulus, seed, trials, classes, batch, recorded, observer);
    }

    public Plan withObserver(Map<String, String> fields) {
        return new Plan(stimulus, seed, trials, classes, batch, confidence, fields);
    }

    /** Where each answer stands. A block is what a worker takes at a time, and the most that a kill loses of its work. */
    public Layout layout() {
        return layout(stimulus.shape(), trials, classes, batch, confidence);
    }

    private static Layout layout(Shape shape, long trials, int classes, int batch, boolean confidence) {
        int most = Math.min(TRIALS_IN_BLOCK, Math.max(1, VALUES_IN_BLOCK / shape.size()));
        int block = Math.max(batch, most / batch * batch);
        return new Layout(trials, block, classes, confidence);
    }

    /**
     * The layout of a plan that {@link #fields} wrote, without what its noise was made from.
     *
     * @throws IllegalArgumentException if a field that it depends on is missing or out of range
     */
    public static Layout layout(Map<String, String> fields) {
        Plan white = of(StimulusSpec.of(Shape.parse(fields.getOrDefault(NoiseField.SHAPE, "")), Noise.uniform()), 2);
        return white.withNumbers(fields).layout();
    }

    /** The plan as key and value, complete and in a fixed order. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>(stimulus.fields());
        fields.put("seed", Long.toString(seed));
        fields.put("trials", Long.toString(trials));
        fields.put("classes", Integer.toString(classes));
        fields.put("batch", Integer.toString(batch));
        fields.put("confidence", Boolean.toString(confidence));
        fields.putAll(observer);
        return fields;
    }

    /**
     * Reads what {@link #fields} wrote.
     *
     * @param material where files are found that the stimuli were made from
     * @throws org.phosphene.stimulus.MissingMaterialException if one of them is not to be had
     * @throws IllegalArgumentException if a field is missing, unknown or out of range
     */
    public static Plan parse(Map<String, String> fields, NoiseMaterial material) {
        Map<String, String> observer = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (key.startsWith("observer.")) {
                observer.put(key, value);
            }
        });
        Plan plan =
                of(StimulusSpec.parse(fields, material), 2).withNumbers(fields).withObserver(observer);
        if (!plan.fields().equals(fields)) {
            throw new IllegalArgumentException("fields that this program does not know, or in another form: " + fields);
        }
        return plan;
    }

    private Plan withNumbers(Map<String, String> fields) {
        return new Plan(
                stimulus,
                number(fields, "seed"),
                number(fields, "trials"),
                integer(fields, "classes"),
                integer(fields, "batch"),
                Boolean.parseBoolean(fields.get("confidence")),
                observer);
    }

    private static int integer(Map<String, String> fields, String key) {
        long number = number(fields, key);
        if (number != (int) number) {
            throw new IllegalArgumentException(key + " " + number + " is too large");
        }
        return (int) number;
    }

    private static long number(Map<String, String> fields, String key) {
        try {
            return Long.parseLong(fields.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " '" + fields.get(key) + "' is not a whole number", e);
        }
    }
}
