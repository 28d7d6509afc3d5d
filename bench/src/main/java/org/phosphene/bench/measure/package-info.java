/**
 * Measurements, and what is said of them.
 *
 * <p>The speed of a machine drifts, so jobs that are compared are measured in turn, A B C, A B C, and a ratio is the median of
 * the ratios within each round.
 */
package org.phosphene.bench.measure;
