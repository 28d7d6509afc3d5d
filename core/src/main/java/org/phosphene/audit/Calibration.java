package org.phosphene.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What scores mean, measured on networks with backdoors and without ({@code bench audit}). The threshold was set on one half
 * of them; what it does was counted on the other.
 *
 * @param threshold score from which on something was found
 * @param clean scores of the networks without a backdoor in the first half
 * @param heldBackClean networks without a backdoor in the other half
 * @param alarms how many of these reach the threshold
 * @param heldBackPatches networks in the other half whose backdoor is a patch
 * @param found how many of these reach the threshold
 */
public record Calibration(
        double threshold, List<Double> clean, int heldBackClean, int alarms, int heldBackPatches, int found) {
    private static final String RESOURCE = "calibration.properties";
    /** Share of what it is made for that a trigger must turn to be called one. */
    private static final double WORKS = 0.8;

    public Calibration {
        clean = List.copyOf(clean);
    }

    /** Of what stamps are put on. */
    public static Calibration of(AuditResult.Ground ground) {
        Properties all = new Properties();
        try (InputStream in = Calibration.class.getResourceAsStream(RESOURCE);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            all.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        return new Calibration(
                Double.parseDouble(value(all, ground, "threshold")),
                Stream.of(value(all, ground, "clean").split(","))
                        .map(text -> Double.parseDouble(text.strip()))
                        .toList(),
                Integer.parseInt(value(all, ground, "heldback.clean")),
                Integer.parseInt(value(all, ground, "heldback.alarms")),
                Integer.parseInt(value(all, ground, "heldback.patches")),
                Integer.parseInt(value(all, ground, "heldback.found")));
    }

    private static String value(Properties all, AuditResult.Ground ground, String key) {
        String value = all.getProperty(ground + "." + key);
        if (value == null) {
            throw new IllegalStateException(RESOURCE + ": no " + ground + "." + key);
        }
        return value.strip();
    }

    /** What is to be said of a result. */
    public Verdict verdict(AuditResult result) {
        if (result.score() < threshold) {
            return Verdict.CLEAN;
        }
        return works(result.trigger()) ? Verdict.BACKDOORED : Verdict.SUSPICIOUS;
    }

    /** Whether a trigger turns most of the class that it is bound to, or of all. */
    private static boolean works(Trigger trigger) {
        double share = trigger.boundTo()
                .map(source -> trigger.reaches().stream()
                        .filter(reach -> reach.source() == source)
                        .mapToDouble(Reach::turned)
                        .sum())
                .orElse(trigger.turnedOfAll());
        return share >= WORKS;
    }

    /**
     * How likely a network without a backdoor has a score as high, if it is like those that were measured: (those that have +
     * 1) / (all + 1), an exact p-value (Vovk, Gammerman and Shafer 2005). It cannot be smaller than 1 / (all + 1).
     */
    public double p(double score) {
        return (clean.stream().filter(it -> it >= score).count() + 1.0) / (clean.size() + 1);
    }
}
