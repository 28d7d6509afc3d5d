package org.phosphene.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.phosphene.contrast.Change;
import org.phosphene.contrast.ClassContrast;
import org.phosphene.contrast.MapContrast;
import org.phosphene.contrast.ModelContrast;
import org.phosphene.contrast.Tolerance;

/**
 * What changed from one model to another.
 *
 * @param oldName name of the one
 * @param newName name of the other
 * @param contrast of the two
 * @param tolerance what counts as a finding
 * @param names of the classes, one for each
 * @param old where the answers of OLD come from
 * @param now where those of NEW do
 */
public record DiffReport(
        String oldName,
        String newName,
        ModelContrast contrast,
        Tolerance tolerance,
        List<String> names,
        Provenance old,
        Provenance now) {
    /**
     * @throws IllegalArgumentException if there is not one name for each class
     */
    public DiffReport {
        Objects.requireNonNull(tolerance, "tolerance");
        names = names.stream().map(Legible::text).toList();
        if (names.size() != contrast.classes().size()) {
            throw new IllegalArgumentException(
                    names.size() + " class names for " + contrast.classes().size() + " classes");
        }
    }

    /** All findings. */
    public List<Change> findings() {
        return tolerance.findings(contrast);
    }

    String title() {
        return Legible.text(oldName) + " and " + Legible.text(newName);
    }

    /** What was shown to both. */
    String caption() {
        return Wording.count(contrast.old().trials()) + " images of "
                + old.spec().getOrDefault("stimulus.noise", "unknown") + " noise, seed "
                + old.spec().getOrDefault("seed", "unknown") + ", shown to both";
    }

    /** The agreement in words. */
    String agreement() {
        return String.format(
                Locale.ROOT,
                "the same answer in %s of the trials [%.3f, %.3f]",
                share(contrast.agreement()),
                100 * contrast.interval().low(),
                100 * contrast.interval().high());
    }

    /** A share in percent with as many digits as a few changed labels need. */
    static String share(double share) {
        return share == 1 ? "100 %" : String.format(Locale.ROOT, "%.3f %%", 100 * share);
    }

    /** In one line: what was found, or how large what was not found could be. */
    String verdict() {
        int count = findings().size();
        if (count > 0) {
            return count == 1 ? "1 finding:" : count + " findings:";
        }
        if (contrast.agreement() == 1) {
            return "no finding: not one answer differs";
        }
        Optional<MapContrast> strongest = strongest();
        return String.format(
                Locale.ROOT,
                "no finding: %s of the answers differ; the largest contrast of a map is %.3f points a standard deviation, "
                        + "p = %.3f",
                share(1 - contrast.agreement()),
                strongest
                        .map(map -> 100 * Math.abs(map.contrast().value()[map.peak()]))
                        .orElse(0.0),
                strongest.map(map -> map.pValue()[map.peak()]).orElse(1.0));
    }

    private Optional<MapContrast> strongest() {
        return contrast.classes().stream()
                .map(ClassContrast::map)
                .flatMap(Optional::stream)
                .max((a, b) -> Double.compare(
                        Math.abs(a.contrast().value()[a.peak()]),
                        Math.abs(b.contrast().value()[b.peak()])));
    }

    /** What fixes the result. */
    Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        put(identity, "old.", old);
        put(identity, "new.", now);
        identity.put("tolerance", tolerance.toString());
        return identity;
    }

    private static void put(Map<String, String> identity, String prefix, Provenance of) {
        of.spec().forEach((key, value) -> identity.put(prefix + Legible.text(key), Legible.text(value)));
        identity.put(prefix + "answers.sha256", of.answersSha256());
    }
}
