/**
 * What the answers say.
 *
 * <p>The classification image of a class is the mean of the noise over the trials in which the observer answered it
 * (Ahumada 1996; Borji and Lin 2020, section 2.1):
 *
 * <pre>
 *   c     = (n[1,2] + n[2,2]) - (n[1,1] + n[2,1])             Eq. 1, n[s,r] the mean noise of signal s answered r
 *   corr  = E[(n - E n)(r - E r)] / (sigma_n sigma_r)         Eq. 2
 * </pre>
 *
 * Estimators are accumulators of exact integer sums; an immutable record leaves them. No map comes without its number of
 * trials and its standard error, and a class without trials has no map.
 *
 * <p>For a linear observer with a unit template in d dimensions, Gaussian noise and a class of probability p, a map of N
 * trials has the cosine 1 / sqrt(1 + d p / (N phi(z_p)^2)) with the template, phi the normal density at the p-quantile.
 */
package org.phosphene.estimate;
