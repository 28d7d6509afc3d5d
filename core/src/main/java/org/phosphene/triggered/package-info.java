/**
 * Spike-triggered analysis: what a unit inside a network responds to.
 *
 * <p>Noise x is shown, each unit answers with a number y, and the noise is averaged with the responses as weights. Borji and
 * Lin (ICLR 2020), section 2.2:
 *
 * <pre>
 *   STA    mu     = 1/n sum y x                       Eq. 4, n = sum y
 *   STC    Lambda = 1/n sum y (x - mu)(x - mu)'       Eq. 4
 *   STA_w  = N/n (X'X)^-1 X'y                         Eq. 5, for noise whose pixels are correlated
 * </pre>
 *
 * <p>The average is a unit's linear filter: cov(x, y) / var(x) is the kernel itself where the unit is linear and the noise
 * white ({@link org.phosphene.triggered.TriggeredAverage}). The covariance finds what the average cannot see, directions in
 * which the response grows or falls with the square of the stimulus
 * ({@link org.phosphene.triggered.TriggeredCovariance}).
 *
 * <p>A {@link org.phosphene.triggered.Recording} shows the stimuli, episode by episode. In each episode first the batches are
 * shared out among the threads and then the sums; every sum is added up in the order of the trials by one thread at a time, so
 * it has the same bits on any number of threads, and there is one of each, however many threads there are.
 */
package org.phosphene.triggered;
