package org.phosphene.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Asked;

/**
 * The decision-based attack HopSkipJump for the L2 norm: walks along the border of what an observer calls otherwise, with the
 * border's direction estimated from the labels of random steps. It asks for each image anew.
 *
 * <p>Source: Chen, Jordan, Wainwright, "HopSkipJumpAttack: a query-efficient decision-based attack", IEEE S&amp;P 2020,
 * Algorithms 1 and 2, with its settings: 100 sqrt(t) random steps in iteration t, at most 10 000, a binary search to 1 / (d
 * sqrt(d)), geometric step sizes.
 */
public final class HopSkipJump {
    private static final int FIRST_STEPS = 100;
    private static final int MOST_STEPS = 10_000;
    private static final double FIRST_DELTA = 0.1;
    private static final int STARTS = 1000;

    private final Shape shape;
    private final int classes;
    private final long budget;
    private final long seed;
    private final int batch;
    private final double theta;

    private HopSkipJump(Shape shape, int classes, long budget, long seed, int batch) {
        this.shape = shape;
        this.classes = classes;
        this.budget = budget;
        this.seed = seed;
        this.batch = batch;
        theta = 1 / (Math.sqrt(shape.size()) * shape.size());
    }

    /**
     * An attack.
     *
     * @param budget the most questions for each image
     * @param seed of its random steps
     * @param batch the observer is shown multiples of it, 1 unless it takes nothing else; what fills up counts as asked
     */
    public static HopSkipJump of(Shape shape, int classes, long budget, long seed, int batch) {
        if (budget < 1 || batch < 1) {
            throw new IllegalArgumentException("budget " + budget + ", batch " + batch + ": must be at least 1");
        }
        return new HopSkipJump(shape, classes, budget, seed, batch);
    }

    /**
     * How near it came to an image.
     *
     * @param steps questions asked and L2 distance reached with them, nearer from step to step; empty if no start was found
     * @param attacked the nearest image that fools; empty values if there is none
     * @param questions how many were asked in all
     */
    @SuppressWarnings("ArrayRecordComponent") // a picture
    public record Path(List<Step> steps, float[] attacked, long questions) {
        public Path {
            steps = List.copyOf(steps);
        }

        /** The distance reached with at most so many questions; empty if none was. */
        public OptionalDouble within(long most) {
            return steps.stream()
                    .filter(step -> step.questions() <= most)
                    .mapToDouble(Step::distance)
                    .min();
        }
    }

    /** A stage of a path. */
    public record Step(long questions, double distance) {}

    /**
     * Attacks one image.
     *
     * @param number of the image, which its random steps depend on
     * @param fools the labels that count as success
     * @param start an image that fools; null for the first of some images of white noise that does
     */
    public Path attack(Observer observer, float[] image, long number, IntPredicate fools, float[] start) {
        return new Walk(observer, image, number, fools).from(start);
    }

    /** Thrown within a walk whose questions are used up. */
    private static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spent() {
            super("", null, false, false);
        }
    }

    /** The attack of one image. */
    private final class Walk {
        private final Asked asked;
        private final float[] image;
        private final IntPredicate fools;
        private final Stimuli directions;
        private final Stimuli noise;
        private final long number;
        private final List<Step> steps = new ArrayList<>();
        private float[] best = new float[0];
        private double nearest = Double.POSITIVE_INFINITY;
        private long drawn;

        Walk(Observer observer, float[] image, long number, IntPredicate fools) {
            this.image = image;
            this.fools = fools;
            this.number = number;
            asked = new Asked(observer, classes, MOST_STEPS + batch);
            directions =
                    StimulusSpec.of(shape, Noise.of(Noise.Kind.GAUSSIAN, 0, 1)).stimuli(seed);
            noise = StimulusSpec.of(shape, Noise.uniform()).stimuli(seed);
        }

        Path from(float[] start) {
            try {
                float[] begun = start == null ? noisy() : start;
                if (begun != null && (start == null || fooled(begun))) {
                    walk(begun);
                }
            } catch (Spent e) {
                // what was reached so far is the result
                return new Path(steps, best, asked.questions());
            }
            return new Path(steps, best, asked.questions());
        }

        private float[] noisy() {
            float[] shown = new float[shape.size()];
            int[] levels = new int[shape.size()];
            for (int i = 0; i < STARTS; i++) {
                noise.noise(number * STARTS + i, 1, levels, 0);
                noise.show(levels, 0, Stimuli.NO_SIGNAL, shown, 0);
                if (fooled(shown)) {
                    return shown;
                }
            }
            return null;
        }

        private void walk(float[] start) {
            float[] at = border(start);
            double past = distance(start);
            for (int t = 1; ; t++) {
                double delta = t == 1 ? FIRST_DELTA : Math.sqrt(shape.size()) * theta * past;
                int count = (int) Math.min(MOST_STEPS, FIRST_STEPS * Math.sqrt(t));
                double[] along = direction(at, delta, count);
                double step = distance(at) / Math.sqrt(t);
                float[] next = stepped(at, along, step);
                // a step so small that it changes no value says that the direction leads nowhere
                for (int halved = 0; !fooled(next); halved++) {
                    if (halved == 60) {
                        next = at;
                        break;
                    }
                    step /= 2;
                    next = stepped(at, along, step);
                }
                past = distance(next);
                at = border(next);
            }
        }

        /** The point nearest to the image on the line from a point that fools, by halving. */
        private float[] border(float[] point) {
            note(point);
            double low = 0;
            double high = 1;
            float[] nearestPoint = point;
            while (high - low > theta) {
                double middle = (low + high) / 2;
                float[] tried = new float[image.length];
                for (int i = 0; i < tried.length; i++) {
                    tried[i] = (float) ((1 - middle) * image[i] + middle * point[i]);
                }
                if (fooled(tried)) {
                    high = middle;
                    nearestPoint = tried;
                    note(tried);
                } else {
                    low = middle;
                }
            }
            return nearestPoint;
        }

        /** Eq. 15 of the source: random directions weighted by whether a small step along them still fools. */
        private double[] direction(float[] at, double delta, int count) {
            int size = image.length;
            int whole = (count + batch - 1) / batch * batch;
            float[] shown = new float[whole * size];
            int[] levels = new int[size];
            for (int k = 0; k < whole; k++) {
                // each image has directions of its own
                directions.noise((number << 32) + drawn++, 1, levels, 0);
                double squares = 0;
                for (int level : levels) {
                    squares += (double) level * level;
                }
                double scale = delta / Math.sqrt(squares);
                for (int i = 0; i < size; i++) {
                    shown[k * size + i] = clipped(at[i] + scale * levels[i]);
                }
            }
            int[] labels = ask(shown, whole);
            double mean = 0;
            for (int k = 0; k < whole; k++) {
                mean += fools.test(labels[k]) ? 1.0 : -1.0;
            }
            mean /= whole;
            double[] along = new double[size];
            for (int k = 0; k < whole; k++) {
                double value = fools.test(labels[k]) ? 1.0 : -1.0;
                double weight = Math.abs(mean) == 1 ? mean : value - mean;
                for (int i = 0; i < size; i++) {
                    along[i] += weight * ((double) shown[k * size + i] - at[i]);
                }
            }
            return along;
        }

        private float[] stepped(float[] at, double[] along, double step) {
            double squares = 0;
            for (double value : along) {
                squares += value * value;
            }
            double scale = squares > 0 ? step / Math.sqrt(squares) : 0;
            float[] next = new float[at.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = clipped(at[i] + scale * along[i]);
            }
            return next;
        }

        private static float clipped(double value) {
            return (float) Math.max(0, Math.min(1, value));
        }

        private double distance(float[] point) {
            double squares = 0;
            for (int i = 0; i < point.length; i++) {
                double difference = (double) point[i] - image[i];
                squares += difference * difference;
            }
            return Math.sqrt(squares);
        }

        private void note(float[] point) {
            double reached = distance(point);
            if (reached < nearest) {
                nearest = reached;
                best = point;
                steps.add(new Step(asked.questions(), reached));
            }
        }

        private boolean fooled(float[] point) {
            float[] shown = new float[batch * image.length];
            System.arraycopy(point, 0, shown, 0, image.length);
            return fools.test(ask(shown, batch)[0]);
        }

        private int[] ask(float[] shown, int count) {
            if (asked.questions() + count > budget) {
                throw new Spent();
            }
            return asked.labels(shown, count);
        }
    }
}
