package org.phosphene.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;

/** What is attacked: images that have a class, or fresh noise, which has none. */
public final class AttackedStimuli {
    /** The class of noise. */
    public static final int NO_CLASS = -1;

    /** No run has so many trials, so noise from here on is none that maps were made of. */
    private static final long FRESH = 1L << 40;

    private final Shape shape;
    private final int count;
    private final IntUnaryOperator truth;
    private final Map<String, String> fields;
    private final Source source;

    /** Gives each worker a reader of its own. */
    private interface Source {
        Reader open();
    }

    /** Reads stimuli, for one thread. */
    interface Reader {
        /** Writes the values of stimulus {@code index}, 0 black to 1 white, from {@code at} on. */
        void read(int index, float[] out, int at);
    }

    private AttackedStimuli(Shape shape, int count, IntUnaryOperator truth, Map<String, String> fields, Source source) {
        this.shape = shape;
        this.count = count;
        this.truth = truth;
        this.fields = fields;
        this.source = source;
    }

    /** All of some images. */
    public static AttackedStimuli ofImages(LabelledImages images) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("images", images.name());
        fields.put("images.sha256", images.sha256());
        fields.put("images.count", Integer.toString(images.count()));
        return new AttackedStimuli(images.shape(), images.count(), images::label, fields, () -> images::values);
    }

    /**
     * Noise of which no map was made, whatever its seed.
     *
     * @param count how many, at least 1
     */
    public static AttackedStimuli ofNoise(NoiseField noise, long seed, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " images of noise: must be at least 1");
        }
        Map<String, String> fields = new LinkedHashMap<>(noise.fields());
        fields.put("noise.seed", Long.toString(seed));
        fields.put("noise.first", Long.toString(FRESH));
        fields.put("noise.count", Integer.toString(count));
        return new AttackedStimuli(noise.shape(), count, any -> NO_CLASS, fields, () -> reader(noise, seed));
    }

    private static Reader reader(NoiseField noise, long seed) {
        Stimuli stimuli = noise.stimuli(seed);
        int[] levels = new int[noise.shape().size()];
        return (index, out, at) -> {
            int signal = stimuli.noise(FRESH + index, levels, 0);
            stimuli.show(levels, 0, signal, out, at);
        };
    }

    public Shape shape() {
        return shape;
    }

    public int count() {
        return count;
    }

    /** The class of an image, or {@link #NO_CLASS}. */
    public int truth(int index) {
        return truth.applyAsInt(index);
    }

    /** What fixes them, as key and value. */
    public Map<String, String> fields() {
        return new LinkedHashMap<>(fields);
    }

    /** The values of one of them, 0 black to 1 white. */
    public float[] values(int index) {
        float[] values = new float[shape.size()];
        open().read(index, values, 0);
        return values;
    }

    Reader open() {
        return source.open();
    }
}
