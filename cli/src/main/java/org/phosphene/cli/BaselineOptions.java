package org.phosphene.cli;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.stimulus.Shape;
import picocli.CommandLine.Option;

/** Whether other attacks are tried beside the maps, and what they may cost. */
final class BaselineOptions {
    private static final int MOST_WALKS = 10_000;
    private static final int LENGTHS = 8;
    /** A part of the norm of a white image. */
    private static final double LONGEST = 2.0 / 7;

    @Option(
            names = "--baselines",
            description =
                    "Also compare with Gabor and Perlin noise, found with as many questions as the maps took, and with "
                            + "HopSkipJump, at the same L2 norm.")
    private boolean wanted;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Questions for each search of --baselines. Default: as many as the maps took.")
    private TrialCount budget;

    @Option(
            names = "--walks",
            paramLabel = "N",
            description = "Images that HopSkipJump attacks, twice each, with 5000 questions. Default: 20.")
    private int walks = 20;

    boolean wanted() {
        return wanted;
    }

    int walks() {
        return walks;
    }

    /** Questions for each search. */
    long budget(long maps) {
        return budget == null ? maps : budget.value();
    }

    /**
     * What can be checked before anything is opened.
     *
     * @throws UsageException if something is asked of baselines that are not wanted
     */
    void check() {
        if (budget != null && !wanted) {
            throw new UsageException("--budget is what searches of --baselines may ask; give --baselines, too");
        }
        if (walks < 1 || walks > MOST_WALKS) {
            throw new UsageException("--walks " + walks + ": must lie in 1.." + MOST_WALKS);
        }
    }

    /** L2 norms for images of a shape: up to 8 for 28x28. */
    static List<Double> lengths(Shape shape) {
        double longest = LONGEST * Math.sqrt(shape.size());
        List<Double> lengths = new ArrayList<>();
        for (int i = 0; i <= LENGTHS; i++) {
            lengths.add(Math.round(1e4 * longest * i / LENGTHS) / 1e4);
        }
        return lengths;
    }
}
