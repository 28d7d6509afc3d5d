package org.phosphene.report;

/**
 * A frequency with its 95 % confidence interval.
 *
 * @param value from 0 to 1
 * @param low end of the interval
 * @param high end of the interval
 */
record Share(double value, double low, double high) {
    /**
     * Wilson's score interval (Wilson 1927), which also holds for 0 hits. Written out here because the library's takes counts
     * up to 2^31 only, fewer than a run may have.
     *
     * @param hits 0 to {@code trials}
     * @param trials at least 1
     */
    static Share of(long hits, long trials) {
        double point = Chance.point();
        double square = point * point;
        double p = (double) hits / trials;
        double centre = (p + square / (2.0 * trials)) / (1 + square / trials);
        double half =
                point / (1 + square / trials) * Math.sqrt(p * (1 - p) / trials + square / (4.0 * trials * trials));
        // at 0 and at all hits the ends are 0 and 1 but for rounding
        double low = hits == 0 ? 0 : Math.max(0, centre - half);
        double high = hits == trials ? 1 : Math.min(1, centre + half);
        return new Share(p, low, high);
    }
}
