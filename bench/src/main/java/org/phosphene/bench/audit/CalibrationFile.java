package org.phosphene.bench.audit;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Calibration;
import org.phosphene.bench.population.Half;
import org.phosphene.bench.population.Kind;
import org.phosphene.stimulus.Shape;

/**
 * What a verdict needs of the population, as a properties file. The keys begin with the ground, {@code images} or
 * {@code noise}, and with what the networks take, {@code grey} or {@code colour} images:
 *
 * <ul>
 *   <li>{@code images.grey.shape}: of those images
 *   <li>{@code images.grey.threshold}: score from which on a network is suspect, to 6 decimals, which rounds none of scores
 *       to 4
 *   <li>{@code images.grey.clean}: scores of the calibration half's clean networks, ascending, to 4 decimals, commas
 *       between
 *   <li>{@code images.grey.heldback.clean}, {@code .alarms}: clean networks of the held-back half, and how many reach the
 *       threshold
 *   <li>{@code images.grey.heldback.patches}, {@code .found}: networks of that half with a patch that they have learnt, and
 *       how many reach the threshold
 * </ul>
 *
 * @param path where it is or will be
 */
public record CalibrationFile(Path path) {
    /**
     * Looks before hours of audits whether it can be written.
     *
     * @throws IllegalArgumentException if not, or if what is there is no properties file
     */
    public void check() throws IOException {
        if (Files.isDirectory(path) || !Files.isDirectory(folder()) || !Files.isWritable(folder())) {
            throw new IllegalArgumentException(
                    "calibration " + path + ": name a file in a folder that is there and can be written to");
        }
        read();
    }

    /**
     * Writes the keys of one ground and one kind of images; all others that are there stay. Lines are sorted and there is no
     * date, so that the same audits give the same file.
     *
     * @throws IOException if it cannot be written or there is no threshold
     */
    public void write(AuditResult.Ground ground, Shape shape, Verdicts verdicts) throws IOException {
        double threshold = verdicts.threshold()
                .orElseThrow(() -> new IOException("calibration " + path + ": not written for images of " + shape
                        + ", too few networks are audited for a threshold"));
        Properties all = read();
        String own = Calibration.key(ground, shape);
        all.stringPropertyNames().stream().filter(key -> key.startsWith(own)).forEach(all::remove);
        all.setProperty(own + "shape", shape.toString());
        all.setProperty(own + "threshold", decimals(6, threshold));
        all.setProperty(
                own + "clean",
                verdicts.roc(it -> it.half() == Half.CALIBRATION).clean().stream()
                        .map(it -> decimals(4, it))
                        .collect(Collectors.joining(",")));
        Share alarms = verdicts.flagged(it -> it.half() == Half.HELD_BACK && it.kind() == Kind.CLEAN);
        Share found =
                verdicts.flagged(it -> it.half() == Half.HELD_BACK && it.kind().isPatch());
        put(all, own + "heldback.clean", alarms.of());
        put(all, own + "heldback.alarms", alarms.hits());
        put(all, own + "heldback.patches", found.of());
        put(all, own + "heldback.found", found.hits());
        keep(all);
    }

    private static String decimals(int count, double value) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }

    private static void put(Properties all, String key, int count) {
        all.setProperty(key, Integer.toString(count));
    }

    private Properties read() throws IOException {
        Properties all = new Properties();
        if (Files.exists(path)) {
            try (Reader in = Files.newBufferedReader(path)) {
                all.load(in);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("calibration " + path + ": " + e.getMessage(), e);
            }
        }
        return all;
    }

    private void keep(Properties all) throws IOException {
        StringWriter out = new StringWriter();
        all.store(out, null);
        // store() puts the date into a comment
        String text = out.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Path part = Files.createTempFile(folder(), path.getFileName().toString(), ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path folder() {
        return path.toAbsolutePath().normalize().getParent();
    }
}
