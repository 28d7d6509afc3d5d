package org.phosphene.estimate;

import org.phosphene.answers.AnsweredTrials;

/**
 * An accumulator over answered trials. Its sums are integers, so neither the order of the trials nor the way in which they
 * were shared out between accumulators changes the result.
 *
 * @param <E> the estimator's own type
 */
public interface Estimator<E extends Estimator<E>> {
    /** Adds trials. */
    void accept(AnsweredTrials trials);

    /**
     * Adds what another accumulator has gathered, which must not be used afterwards.
     *
     * @return this
     */
    E combine(E other);
}
