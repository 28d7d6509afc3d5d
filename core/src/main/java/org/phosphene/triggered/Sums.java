package org.phosphene.triggered;

/**
 * Sums over the trials of a {@link Recording}. They fall into parts that do not touch each other, so that several threads can
 * add at once.
 */
public abstract sealed class Sums permits AverageSums, CovarianceSums {
    Sums() {}

    /** How many parts there are. */
    abstract int parts();

    /** Adds an episode to one part. Each part gets every episode once, in order, from one thread at a time. */
    abstract void add(Episode episode, int part);

    /** The largest index of a unit that is used, plus 1. */
    abstract int units();
}
