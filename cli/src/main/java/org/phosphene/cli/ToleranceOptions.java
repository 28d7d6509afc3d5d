package org.phosphene.cli;

import org.phosphene.contrast.Tolerance;
import picocli.CommandLine.Option;

/** What difference of two models is a finding. */
final class ToleranceOptions {
    private static final double PERCENT = 100;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description =
                    "Probability of a finding in shares or maps where the disagreements have no direction, at most; "
                            + "0.001 to 0.5. Default: 0.01.")
    private double alpha = Tolerance.standard().alpha();

    @Option(
            names = "--min-agreement",
            paramLabel = "PERCENT",
            description = "A finding if the two give the same answer in fewer trials, with all of the 95 %% interval "
                    + "below. Default: 99.")
    private double agreement = PERCENT * Tolerance.standard().agreement();

    @Option(
            names = "--max-share",
            paramLabel = "POINTS",
            description =
                    "Change of a class's share of the answers that is tolerated, in points of percent. Default: 0.5.")
    private double share = PERCENT * Tolerance.standard().share();

    @Option(
            names = "--max-map",
            paramLabel = "POINTS",
            description =
                    "Contrast of a pixel that is tolerated: by how many points a class's share grows more in NEW than "
                            + "in OLD where the pixel is one standard deviation brighter. Default: 0.1.")
    private double map = PERCENT * Tolerance.standard().map();

    /**
     * The tolerance.
     *
     * @throws UsageException if a number is out of range
     */
    Tolerance tolerance() {
        check("--min-agreement", agreement);
        check("--max-share", share);
        check("--max-map", map);
        return new Tolerance(alpha, agreement / PERCENT, share / PERCENT, map / PERCENT);
    }

    private static void check(String option, double value) {
        if (!(value >= 0 && value <= PERCENT)) {
            throw new UsageException(option + " " + value + ": must lie in 0..100");
        }
    }
}
