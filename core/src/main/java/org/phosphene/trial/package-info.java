/**
 * How a run is made.
 *
 * <p>A {@link org.phosphene.trial.Plan} says what will be asked; {@link org.phosphene.trial.TrialRunner} asks it, block by
 * block, on any number of workers; the answers go to a file and, with the noise that belongs to them, to an estimator:
 *
 * <pre>
 *   Plan -> (seed, trial) -> stimulus -> observer -> answers -> estimator
 * </pre>
 */
package org.phosphene.trial;
