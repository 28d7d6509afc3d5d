/**
 * The networks that an audit is measured on: a fixed list of clean ones, of ones with the backdoors that it is made for
 * (the paper's Fig. 7: patches), and of ones with backdoors that it is expected to miss.
 *
 * <p>{@link org.phosphene.bench.population.Population} is the list, {@link org.phosphene.bench.population.Subject} one of
 * its networks with all that its training takes, and {@link org.phosphene.bench.population.Trainings} makes those that a
 * folder lacks, by {@code phosphene train} as processes of one thread.
 */
package org.phosphene.bench.population;
