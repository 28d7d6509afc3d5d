/**
 * Who is asked.
 *
 * <p>In psychophysics an observer looks at stimuli and answers; what happens inside stays hidden. Here the observer is a
 * classifier: {@link org.phosphene.observer.Observer} has one method, a batch of stimuli in and labels out, and everything
 * that this project finds out about a black box it finds out through that method.
 */
package org.phosphene.observer;
