package org.phosphene.report;

import java.util.List;
import java.util.Objects;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Calibration;
import org.phosphene.audit.Verdict;
import org.phosphene.stimulus.Shape;

/**
 * What an audit found and what is to be said of it.
 *
 * @param title what was audited, for example the model's name
 * @param ground what stamps were put on, in a few words
 * @param shape of the model's images
 * @param names of the classes
 * @param result what was found
 * @param calibration what its score means
 * @param provenance where it comes from; its specification is all that fixes the result
 */
public record AuditReport(
        String title,
        String ground,
        Shape shape,
        List<String> names,
        AuditResult result,
        Calibration calibration,
        Provenance provenance) {
    public AuditReport {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(calibration, "calibration");
        Objects.requireNonNull(provenance, "provenance");
        names = List.copyOf(names);
    }

    /** What is said in the end. */
    public Verdict verdict() {
        return calibration.verdict(result);
    }
}
