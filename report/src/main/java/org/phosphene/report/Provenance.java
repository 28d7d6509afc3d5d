package org.phosphene.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a result comes from: all that is needed to make it again, and what made it.
 *
 * @param spec the plan of the run as key and value, see {@link org.phosphene.trial.Plan#fields}
 * @param questions how many stimuli the model was asked about, trials and maps together
 * @param answersSha256 SHA-256 of the answers file in hexadecimal; empty where no answers are kept
 * @param version of Phosphene
 * @param java version and vendor of the Java platform
 * @param system name and architecture of the operating system
 * @param workers threads that made the run; they do not change the result
 * @param date when the report was made; it does not change the result
 */
public record Provenance(
        Map<String, String> spec,
        long questions,
        String answersSha256,
        String version,
        String java,
        String system,
        int workers,
        Instant date) {
    public Provenance {
        if (questions < 0) {
            throw new IllegalArgumentException("questions " + questions + ": must not be negative");
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers " + workers + ": must be at least 1");
        }
        Objects.requireNonNull(answersSha256, "answersSha256");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(java, "java");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(date, "date");
        spec = Collections.unmodifiableMap(new LinkedHashMap<>(spec));
    }

    /** Takes version, Java and system from the program that is running. */
    public static Provenance of(
            Map<String, String> spec, long questions, String answersSha256, int workers, Instant date) {
        String version = Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
                .orElse("development");
        String java = System.getProperty("java.version") + ", " + System.getProperty("java.vendor");
        String system = System.getProperty("os.name") + ", " + System.getProperty("os.arch");
        return new Provenance(spec, questions, answersSha256, version, java, system, workers, date);
    }
}
