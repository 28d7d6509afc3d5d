package org.phosphene.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import org.phosphene.stimulus.Shape;
import org.phosphene.whiten.WhitenedImages;

/**
 * Every number of a result for scripts.
 *
 * <p>Keys stand in a fixed order. {@code provenance} comes last, so what stands before it is byte for byte the same in runs
 * that differ in date, threads or machine only. Labels, channels, rows and columns count from 0. A class with {@code "map":
 * false} has no trials; keys that speak of a map are absent there.
 */
public final class ResultJson {
    /** Raised when a key changes its meaning or goes away; new keys may come without it. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ResultJson() {}

    /** The document, indented, with a line end at its end. */
    public static String of(MapReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "phosphene.maps")
                .put("format_version", FORMAT_VERSION)
                .put("title", report.title());
        shape(root.putObject("shape"), report.images().shape());
        root.putObject("noise")
                .put("kind", report.noiseKind())
                .put("mean", report.noiseMean())
                .put("standard_deviation", report.noiseDeviation());
        root.put("weighting", report.weighting().toString())
                .put("trials", report.images().trials());
        root.put("entropy_bits", report.images().entropy()).put("most_entropy_bits", report.mostEntropy());
        root.putObject("chance")
                .put("quantile", Chance.LEVEL)
                .put("pixels", report.images().shape().size())
                .put("peak_z", Chance.peakZ(report.images().shape().size()));
        var classes = root.putArray("classes");
        ClassRow.all(report).forEach(row -> row(classes.addObject(), row, report));
        report.whitened().ifPresent(whitened -> whitened(root.putObject("whitened"), whitened));
        report.signal().ifPresent(signal -> SignalJson.put(root.putObject("signal"), signal, report));
        provenance(root.putObject("provenance"), report.provenance());
        return print(root);
    }

    private static void whitened(ObjectNode node, WhitenedImages whitened) {
        node.put("covariance_trials", whitened.trials());
        var classes = node.putArray("classes");
        whitened.byClass().forEach((label, map) -> classes.addObject()
                .put("label", label)
                .put("peak_abs_z", Arrays.stream(map.z()).map(Math::abs).max().orElseThrow()));
    }

    private static void shape(ObjectNode node, Shape shape) {
        node.put("channels", shape.channels()).put("height", shape.height()).put("width", shape.width());
    }

    private static void row(ObjectNode node, ClassRow row, MapReport report) {
        node.put("label", row.label())
                .put("name", report.names().get(row.label()))
                .put("trials", row.trials())
                .put("share", row.share().value());
        node.putArray("share_95").add(row.share().low()).add(row.share().high());
        node.put("map", row.map().isPresent());
        row.map().ifPresent(map -> {
            node.put("effective_trials", map.image().effectiveTrials());
            peak(node.putObject("peak"), map);
            if (report.verdicts().isPresent()) {
                ObjectNode verdict = node.putObject("verdict");
                named(verdict, "plain", map.plain(), report);
                named(verdict, "stretched", map.stretched(), report);
            }
        });
    }

    private static void peak(ObjectNode node, ClassRow.Mapped map) {
        Shape shape = map.image().shape();
        int area = shape.height() * shape.width();
        node.put("abs_z", Math.abs(map.peakZ()))
                .put("z", map.peakZ())
                .put("channel", map.peak() / area)
                .put("row", map.peak() % area / shape.width())
                .put("column", map.peak() % shape.width())
                .put("value", map.image().mean()[map.peak()])
                .put("standard_error", map.image().standardError()[map.peak()]);
    }

    private static void named(ObjectNode node, String key, Optional<ClassRow.Named> verdict, MapReport report) {
        verdict.ifPresent(named -> node.putObject(key)
                .put("label", named.label())
                .put("name", report.names().get(named.label())));
    }

    static void provenance(ObjectNode node, Provenance provenance) {
        ObjectNode spec = node.putObject("spec");
        provenance.spec().forEach(spec::put);
        node.put("questions", provenance.questions());
        if (!provenance.answersSha256().isEmpty()) {
            node.put("answers_sha256", provenance.answersSha256());
        }
        node.put("phosphene", provenance.version())
                .put("java", provenance.java())
                .put("system", provenance.system())
                .put("workers", provenance.workers())
                .put("date", provenance.date().toString());
    }

    /** Indented, with a line end at its end. */
    static String print(ObjectNode root) {
        // "\n" on every system: the default is the platform's line end
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        ObjectWriter writer = MAPPER.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
        try {
            return writer.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and text can always be written", e);
        }
    }
}
