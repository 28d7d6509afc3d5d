package org.phosphene.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.report.MapReport;
import org.phosphene.report.Provenance;
import org.phosphene.report.SignalReport;
import org.phosphene.trial.Plan;
import org.phosphene.whiten.WhitenedImages;

/** Puts a run and what was estimated from it together for the report. */
final class Reports {
    private Reports() {}

    static MapReport of(
            RunFolder folder,
            ClassificationImages images,
            Optional<Verdicts> verdicts,
            Weighting weighting,
            Optional<SignalReport> signal,
            Optional<WhitenedImages> whitened,
            int workers)
            throws IOException {
        Plan plan = folder.plan();
        Provenance provenance = provenance(folder, verdicts.isPresent(), workers);
        return new MapReport(title(plan), images, names(plan), verdicts, weighting, provenance, signal, whitened);
    }

    /**
     * Where the maps of a run come from.
     *
     * @param maps whether the model was also asked about its own maps
     */
    static Provenance provenance(RunFolder folder, boolean maps, int workers) throws IOException {
        Plan plan = folder.plan();
        return Provenance.of(
                plan.fields(),
                questions(plan, maps),
                folder.sha256(),
                workers,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Stimuli that the model was shown: every trial, what filled the last batch, and its own maps. */
    private static long questions(Plan plan, boolean maps) {
        long batches = (plan.trials() + plan.batch() - 1) / plan.batch();
        return batches * plan.batch() + (maps ? 2L * plan.classes() : 0);
    }

    /** The model's name. */
    static String title(Plan plan) {
        return plan.observer().getOrDefault("observer.model", "unnamed model").replaceFirst("\\.onnx$", "");
    }

    static List<String> names(Plan plan) {
        return keptNames(plan).orElseGet(() -> IntStream.range(0, plan.classes())
                .mapToObj(Integer::toString)
                .toList());
    }

    /** The names of the classes, if the run kept them. */
    static Optional<List<String>> keptNames(Plan plan) {
        return Optional.ofNullable(plan.observer().get(ClassNames.KEY))
                .map(ClassNames::parse)
                .filter(names -> names.size() == plan.classes());
    }
}
