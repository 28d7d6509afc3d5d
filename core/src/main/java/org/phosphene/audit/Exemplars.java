package org.phosphene.audit;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.phosphene.stimulus.Shape;

/**
 * Images that the classifier is sure of, made from its labels alone. Each begins as a piece of smooth noise of its class and
 * climbs: it is shown with many small changes, mixed with other noise, and moves by the mean of the changes that kept the
 * label less that of those that did not, a classification image around where it is. Mixed so that half of the answers keep
 * the label, the climb never runs out of slope.
 */
final class Exemplars {
    private static final int EACH = 4;
    private static final int CHANGES = 60;
    /** Root mean square of a move. */
    private static final double STEP = 0.15;

    private static final double HARDENING_STEP = 0.2;
    private static final double HARDENING_DECAY = 0.2;
    /** What an exemplar is of the mixture in which half of the answers keep its label, at first. */
    private static final double FIRST_SHARE = 0.7;

    private final Interview interview;
    private final Backgrounds backgrounds;
    private final long seed;
    private final List<Integer> classes;
    private final float[][] images;
    private final int[] classOf;
    private final double[] kept;

    private Exemplars(Interview interview, Backgrounds backgrounds, long seed, List<Integer> classes) {
        this.interview = interview;
        this.backgrounds = backgrounds;
        this.seed = seed;
        this.classes = classes;
        this.images = new float[classes.size() * EACH][];
        this.classOf = new int[images.length];
        this.kept = new double[images.length];
    }

    /** Of the classes given, which must occur among the backgrounds. */
    static Exemplars of(Interview interview, Backgrounds backgrounds, List<Integer> classes, long seed) {
        Exemplars made = new Exemplars(interview, backgrounds, seed, classes);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < made.images.length; k++) {
            int of = classes.get(k / EACH);
            int[] those = IntStream.range(0, backgrounds.count())
                    .filter(i -> backgrounds.label(i) == of)
                    .toArray();
            made.images[k] =
                    backgrounds.image(those[random.nextInt(those.length)]).clone();
            made.classOf[k] = k / EACH;
        }
        return made;
    }

    /** They as they are now, each a share of what is drawn and a background the rest. */
    Scenes mixed(double share) {
        return new Scenes() {
            @Override
            public List<Integer> classes() {
                return classes;
            }

            @Override
            public void draw(int place, SplittableRandom random, float[] values, int at) {
                mix(images[place * EACH + random.nextInt(EACH)], null, 0, share, random, values, at);
            }
        };
    }

    private void mix(
            float[] image, float[] field, int sign, double share, SplittableRandom random, float[] values, int at) {
        float[] other = backgrounds.any(random);
        float own = (float) share;
        for (int i = 0; i < image.length; i++) {
            float value = image[i];
            if (field != null) {
                value = Math.max(0, Math.min(1, value + sign * (field[i] - 0.5f)));
            }
            values[at + i] = own * value + (1 - own) * other[i];
        }
    }

    /** Climbs against noise. */
    void climb(int steps) {
        double[] share = new double[images.length];
        Arrays.fill(share, FIRST_SHARE);
        for (int step = 0; step < steps; step++) {
            move(step, share, List.of(), STEP);
            for (int k = 0; k < share.length; k++) {
                double factor = kept[k] > 0.6 ? Math.exp(-0.15) : kept[k] < 0.4 ? Math.exp(0.15) : 1;
                share[k] = Math.max(0.05, Math.min(0.95, share[k] * factor));
            }
        }
    }

    /** Climbs against stamps: for each class, by its place, those that it is to withstand. */
    void harden(int steps, double share, List<List<Stamp>> against, int round) {
        double[] shares = new double[images.length];
        Arrays.fill(shares, share);
        for (int step = 0; step < steps; step++) {
            // near the end of a climb long steps would undo each other
            move(1000 * (round + 1) + step, shares, against, HARDENING_STEP / (1 + HARDENING_DECAY * step));
        }
    }

    private void move(int step, double[] share, List<List<Stamp>> against, double length) {
        Shape shape = interview.shape();
        int each = 2 * CHANGES;
        int[] labels = interview.ask(images.length * each, (i, values, at) -> {
            int k = i / each;
            SplittableRandom change = change(step, k, i % each / 2);
            float[] field = backgrounds.field(change);
            SplittableRandom rest = change(step, k, CHANGES + i % each);
            mix(images[k], field, i % 2 == 0 ? 1 : -1, share[k], rest, values, at);
            List<Stamp> stamps = against.isEmpty() ? List.of() : against.get(classOf[k]);
            if (!stamps.isEmpty()) {
                stamps.get(rest.nextInt(stamps.size())).paste(values, at, shape);
            }
        });
        for (int k = 0; k < images.length; k++) {
            shift(step, k, labels, length);
        }
    }

    private SplittableRandom change(int step, int exemplar, int number) {
        return new SplittableRandom(Mixing.of(seed, step, exemplar, number));
    }

    private void shift(int step, int k, int[] labels, double length) {
        int each = 2 * CHANGES;
        int hits = 0;
        for (int i = 0; i < each; i++) {
            hits += labels[k * each + i] == classes.get(classOf[k]) ? 1 : 0;
        }
        kept[k] = hits / (double) each;
        if (hits == 0 || hits == each) {
            return;
        }
        double[] slope = new double[images[k].length];
        for (int j = 0; j < CHANGES; j++) {
            int up = labels[k * each + 2 * j] == classes.get(classOf[k]) ? 1 : 0;
            int down = labels[k * each + 2 * j + 1] == classes.get(classOf[k]) ? 1 : 0;
            if (up != down) {
                float[] field = backgrounds.field(change(step, k, j));
                for (int i = 0; i < slope.length; i++) {
                    slope[i] += (up - down) * (field[i] - 0.5);
                }
            }
        }
        double squares = 0;
        for (double s : slope) {
            squares += s * s;
        }
        double scale = length / Math.max(1e-12, Math.sqrt(squares / slope.length));
        if (squares > 0) {
            for (int i = 0; i < slope.length; i++) {
                images[k][i] = (float) Math.max(0, Math.min(1, images[k][i] + scale * slope[i]));
            }
        }
    }
}
