package org.phosphene.contrast;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.template.Confusion;

/**
 * What difference of two models is a finding: one that is beyond chance and larger than this.
 *
 * @param alpha the probability that models without a directed difference give a finding in shares or maps, at most; half of
 *     it for the shares of all classes together, half for all pixels of all maps
 * @param agreement least share of trials with the same answer; it is missed where the whole 95 % interval lies below
 * @param share change of a class's share of the answers that is tolerated
 * @param map contrast of a pixel that is tolerated: change of a class's share for each standard deviation of the pixel
 */
public record Tolerance(double alpha, double agreement, double share, double map) {
    /** The smallest level that the random turns of signs can decide. */
    public static final double LEAST_ALPHA = 0.001;

    public Tolerance {
        if (!(alpha >= LEAST_ALPHA && alpha <= 0.5)) {
            throw new IllegalArgumentException("alpha " + alpha + ": must lie in " + LEAST_ALPHA + "..0.5");
        }
        checkShare("least agreement", agreement);
        checkShare("tolerated change of a share", share);
        checkShare("tolerated contrast of maps", map);
    }

    private static void checkShare(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " " + value + ": must lie in 0..1");
        }
    }

    /** What is a finding unless something else is said. */
    public static Tolerance standard() {
        return new Tolerance(0.01, 0.99, 0.005, 0.001);
    }

    public Tolerance withAlpha(double level) {
        return new Tolerance(level, agreement, share, map);
    }

    public Tolerance withAgreement(double least) {
        return new Tolerance(alpha, least, share, map);
    }

    public Tolerance withShare(double most) {
        return new Tolerance(alpha, agreement, most, map);
    }

    public Tolerance withMap(double most) {
        return new Tolerance(alpha, agreement, share, most);
    }

    /** The level of one of the two families of tests. */
    public double level() {
        return alpha / 2;
    }

    /** All findings: agreement first, then shares, then maps. */
    public List<Change> findings(ModelContrast contrast) {
        List<Change> findings = new ArrayList<>();
        Confusion.Interval interval = contrast.interval();
        if (interval.high() < agreement) {
            findings.add(new Change.Disagreement(contrast.agreement(), interval, agreement));
        }
        for (ClassContrast one : contrast.classes()) {
            if (one.pValue() <= level() && Math.abs(one.change()) > share) {
                findings.add(new Change.OfShare(one));
            }
        }
        for (ClassContrast one : contrast.classes()) {
            one.map()
                    .filter(found -> found.changedPeak(level(), map) >= 0)
                    .ifPresent(found -> findings.add(Change.OfMap.of(one.label(), found, this)));
        }
        return findings;
    }
}
