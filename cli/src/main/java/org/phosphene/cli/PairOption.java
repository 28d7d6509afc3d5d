package org.phosphene.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.estimate.SignalResponseMeans;
import org.phosphene.report.SignalReport;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.trial.Plan;
import picocli.CommandLine.Option;

/** Which two classes of a run with a signal are set against each other. */
final class PairOption {
    @Option(
            names = "--pair",
            paramLabel = "A,B",
            split = ",",
            description =
                    "With --signal: the two classes, by name or number, whose classification image (Eq. 1, B - A) is "
                            + "drawn. Default: the signal's, if there are two.")
    private List<String> pair;

    /**
     * Reads the pair before the run is made.
     *
     * @param names of the model's classes
     * @throws UsageException if it is no pair of classes of the signal
     */
    Optional<int[]> of(Plan plan, List<String> names) {
        if (!(plan.stimulus() instanceof SignalInNoise stimulus)) {
            if (pair != null) {
                throw new UsageException("--pair is about a run with a signal");
            }
            return Optional.empty();
        }
        List<Integer> there = SignalOptions.occurring(stimulus.signals());
        if (pair == null) {
            return there.size() == 2 ? Optional.of(new int[] {there.get(0), there.get(1)}) : Optional.empty();
        }
        List<Integer> labels = new ArrayList<>();
        for (String word : pair) {
            int label =
                    names.contains(word) ? names.indexOf(word) : word.matches("\\d{1,5}") ? Integer.parseInt(word) : -1;
            if (!there.contains(label)) {
                throw new UsageException("--pair: '" + word + "' is no class of the signal");
            }
            labels.add(label);
        }
        if (labels.size() != 2 || labels.get(0).equals(labels.get(1))) {
            throw new UsageException("--pair: expected two classes, as in --pair 3,5");
        }
        return Optional.of(new int[] {labels.get(0), labels.get(1)});
    }

    /** What a run with a signal tells. */
    Optional<SignalReport> report(Plan plan, Optional<SignalResponseMeans> responses) {
        return responses.map(means ->
                SignalReport.of((SignalInNoise) plan.stimulus(), means, plan.classes(), of(plan, Reports.names(plan))));
    }
}
