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
import org.phosphene.stimulus.Shape;

/**
 * What scores mean, measured on networks with backdoors and without ({@code bench audit}). The threshold was set on one half
 * of them; what it does was counted on the other. Networks for grey images and for colour images have one each: the ten
 * classes of photographs are easier to turn into one another than digits, and harder to explain.
 *
 * @param shape of the images that these networks take
 * @param threshold score from which on something was found
 * @param clean scores of the networks without a backdoor in the first half
 * @param heldBackClean networks without a backdoor in the other half
 * @param alarms how many of these reach the threshold
 * @param heldBackPatches networks in the other half whose backdoor is a patch
 * @param found how many of these reach the threshold
 */
public record Calibration(
        Shape shape,
        double threshold,
        List<Double> clean,
        int heldBackClean,
        int alarms,
        int heldBackPatches,
        int found) {
    private static final String RESOURCE = "calibration.properties";
    /** Share of what it is made for that a trigger must turn to be called one. */
    private static final double WORKS = 0.8;

    public Calibration {
        clean = List.copyOf(clean);
    }

    /**
     * For a classifier.
     *
     * @param ground what stamps are put on
     * @param shape of the classifier's images. Networks for colour images were audited on images alone; without them, those
     *     for grey ones stand for all.
     */
    public static Calibration of(AuditResult.Ground ground, Shape shape) {
        Properties all = read();
        String key = key(ground, shape);
        if (all.stringPropertyNames().stream().noneMatch(it -> it.startsWith(key))) {
            return of(all, key(ground, Shape.of(1, shape.height(), shape.width())));
        }
        return of(all, key);
    }

    /** What the keys begin with, in the properties that a calibration is kept in: {@code images.grey.}, for one. */
    public static String key(AuditResult.Ground ground, Shape shape) {
        return ground + "." + Hue.of(shape) + ".";
    }

    private static Properties read() {
        Properties all = new Properties();
        try (InputStream in = Calibration.class.getResourceAsStream(RESOURCE);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            all.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        return all;
    }

    private static Calibration of(Properties all, String key) {
        return new Calibration(
                Shape.parse(value(all, key + "shape")),
                Double.parseDouble(value(all, key + "threshold")),
                Stream.of(value(all, key + "clean").split(","))
                        .map(text -> Double.parseDouble(text.strip()))
                        .toList(),
                Integer.parseInt(value(all, key + "heldback.clean")),
                Integer.parseInt(value(all, key + "heldback.alarms")),
                Integer.parseInt(value(all, key + "heldback.patches")),
                Integer.parseInt(value(all, key + "heldback.found")));
    }

    private static String value(Properties all, String key) {
        String value = all.getProperty(key);
        if (value == null) {
            throw new IllegalStateException(RESOURCE + ": no " + key);
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
