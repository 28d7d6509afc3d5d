package org.phosphene.cli;

import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.Weighting;
import org.phosphene.trial.Plan;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How trials count in the means: all the same, or by the confidence of their answers (the paper's footnote 5). */
final class EstimateOptions {
    @ArgGroup
    private Choice choice;

    /** One or the other. */
    static final class Choice {
        @Option(names = "--weighted", description = "Weight each trial by the confidence of its answer.")
        private boolean weighted;

        @Option(
                names = "--min-confidence",
                paramLabel = "C",
                description = "Count only trials answered with at least this confidence, 0 to 1.")
        private Double least;
    }

    Weighting weighting() {
        if (choice == null) {
            return Weighting.plain();
        }
        return choice.weighted ? Weighting.byConfidence() : Weighting.atLeast(choice.least);
    }

    /** Refuses a plan that is too long for exact sums, or has no confidences to weight by. */
    void check(Plan plan) {
        Weighting weighting = weighting();
        long most = ClassMeans.mostTrials(plan.stimulus(), weighting);
        if (plan.trials() > most) {
            throw new UsageException(
                    plan.trials() + " trials: with these weights the sums stay exact up to " + most + " trials");
        }
        if (weighting.needsConfidence() && !plan.confidence()) {
            throw new UsageException(
                    "these answers have no confidences to weight by: run 'phosphene map --confidence' first");
        }
    }
}
