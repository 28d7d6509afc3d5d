package org.phosphene.estimate;

import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Sums the noise fields by the class that the observer answered: the paper's bias maps (Fig. 2), their standard errors, and
 * all that follows from the same sums (differences of classes, correlations).
 *
 * <p>Memory: 24 bytes a pixel for each class that occurs.
 */
public final class ClassMeans implements Estimator<ClassMeans> {
    private final StimulusSpec stimulus;
    private final Weighting weighting;
    private final Moments[] classes;
    private final long most;
    private long seen;

    private ClassMeans(StimulusSpec stimulus, int classes, Weighting weighting) {
        this.stimulus = stimulus;
        this.weighting = weighting;
        this.classes = new Moments[classes];
        most = mostTrials(stimulus, weighting);
    }

    /** Plain means. */
    public static ClassMeans of(StimulusSpec stimulus, int classes) {
        return of(stimulus, classes, Weighting.plain());
    }

    /** Means with weights by confidence. */
    public static ClassMeans of(StimulusSpec stimulus, int classes, Weighting weighting) {
        return new ClassMeans(stimulus, classes, weighting);
    }

    /**
     * The most trials that the sums can take before a 64-bit integer overflows.
     */
    public static long mostTrials(StimulusSpec stimulus, Weighting weighting) {
        long product = (long) stimulus.field().grid().largest() * weighting.largest();
        return Long.MAX_VALUE / (product * product);
    }

    /**
     * @throws IllegalStateException if these are more trials than {@link #mostTrials}
     */
    @Override
    public void accept(AnsweredTrials trials) {
        accept(trials, 0, trials.count());
    }

    /** Adds some of the trials: those from {@code from} to before {@code to}, counted from the first that is held. */
    void accept(AnsweredTrials trials, int from, int to) {
        count(to - from);
        for (int t = from; t < to; t++) {
            Moments moments = moments(trials.labels()[t]);
            moments.add(trials.levels(), t * trials.values(), weighting.weight(trials.confidences()[t] & 0xff));
        }
    }

    private void count(long more) {
        seen += more;
        if (seen > most) {
            throw new IllegalStateException(
                    seen + " trials weighted " + weighting + ": sums are exact for at most " + most);
        }
    }

    private Moments moments(int label) {
        Moments moments = classes[label];
        if (moments == null) {
            moments =
                    new Moments(stimulus.shape().size(), stimulus.field().grid().largest(), weighting.largest() > 1);
            classes[label] = moments;
        }
        return moments;
    }

    @Override
    public ClassMeans combine(ClassMeans other) {
        count(other.seen);
        for (int c = 0; c < classes.length; c++) {
            if (classes[c] == null) {
                classes[c] = other.classes[c];
            } else if (other.classes[c] != null) {
                classes[c].combine(other.classes[c]);
            }
        }
        return this;
    }

    /** Adds what another accumulator has gathered and leaves it as it is. */
    void addCopy(ClassMeans other) {
        count(other.seen);
        for (int c = 0; c < classes.length; c++) {
            if (other.classes[c] != null) {
                moments(c).combine(other.classes[c]);
            }
        }
    }

    /** The maps. */
    public ClassificationImages images() {
        return ClassificationImages.of(stimulus, classes);
    }

    /**
     * The correlation of noise and response, Eq. 2, with response 1 where the observer answered {@code label} and 0 where it
     * answered anything else.
     *
     * @throws IllegalArgumentException if the weighting is not plain, or {@code label} was answered never or always: then
     *     there is no correlation
     */
    public Contrast correlation(int label) {
        if (weighting.needsConfidence()) {
            throw new IllegalArgumentException(
                    "the correlation of Eq. 2 is of plain trials, not weighted " + weighting);
        }
        return Correlation.of(stimulus, classes, label);
    }
}
