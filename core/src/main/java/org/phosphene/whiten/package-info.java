/**
 * Maps from correlated noise without the noise's own correlations.
 *
 * <p>Where neighbouring pixels of the noise are alike, a pixel that does not matter is bright whenever its neighbour that does
 * matter is: the mean noise of a class is the observer's template, blurred by the covariance S of the noise. Eq. 5 of Borji
 * and Lin (ICLR 2020) undoes that:
 *
 * <pre>
 *   STA_w = N / n (X'X)^-1 X'y = S^-1 (m - g)
 * </pre>
 *
 * with m the mean of the n trials of a class and g that of all N. The inverse blows up what the noise hardly contains, so
 * each eigenvector of S counts by how much more than chance it holds ({@link org.phosphene.whiten.Whitening}).
 */
package org.phosphene.whiten;
