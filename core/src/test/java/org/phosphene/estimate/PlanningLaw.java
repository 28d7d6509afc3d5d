package org.phosphene.estimate;

import org.phosphene.Chance;

/**
 * How near a map comes to the template of a linear observer: N trials, of which a share p falls into the class, d pixels.
 *
 * <p>In units of the noise's deviation, the class's n = N p stimuli have the mean phi / p along the template, phi the normal
 * density at the quantile z of p, and the variance v = 1 + z phi / p - (phi / p)^2 (a normal cut off below z); across it
 * they are plain noise. So with u = d p / (N phi^2), the energy across over the energy along, the cosine is
 * 1 / sqrt(1 + u).
 *
 * <p>Its standard error is that of u by the first derivative, u / (2 (1 + u)^(3/2)) times the relative error of u: 2 / (d - 1)
 * for the chi-square across, 4 v p^2 / (n phi^2) for the mean along, (1 - p) / n for the number of hits.
 */
record PlanningLaw(int d, double trials, double p) {
    double z() {
        return Chance.normal().inverseSurvivalProbability(p);
    }

    private double density() {
        return Chance.normal().density(z());
    }

    private double u() {
        return d * p / (trials * density() * density());
    }

    double cosine() {
        return 1 / Math.sqrt(1 + u());
    }

    double standardError() {
        double shift = density() / p;
        double hits = trials * p;
        double along = 1 + z() * shift - shift * shift;
        double relative = 2.0 / (d - 1) + 4 * along / (hits * shift * shift) + (1 - p) / hits;
        return u() / (2 * Math.pow(1 + u(), 1.5)) * Math.sqrt(relative);
    }
}
