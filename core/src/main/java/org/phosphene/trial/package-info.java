/**
 * How a run is made.
 *
 * <p>A {@link org.phosphene.trial.Plan} says what will be asked; {@link org.phosphene.trial.TrialRunner} asks it, block by
 * block, on any number of workers; the answers go to a file and, with the noise that belongs to them, to an estimator:
 *
 * <pre>
 *   Plan -> (seed, trial) -> stimulus -> observer -> answers -> estimator
 * </pre>
 *
 * <p>Work that is no run, such as an attack or an audit, shares out {@link org.phosphene.trial.Tasks}; each gets an observer
 * of an {@link org.phosphene.trial.ObserverPool}, whose answers {@link org.phosphene.trial.Asked} checks.
 */
package org.phosphene.trial;
