package org.phosphene.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import org.phosphene.estimate.Contrast;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;
import org.phosphene.triggered.Window;

/**
 * Every number of a layer's filters but the pixels, which stand in filters.npz. Keys stand in a fixed order,
 * {@code provenance} last; units, rows and columns count from 0. A unit with {@code "map": false} never changed its response.
 */
public final class FilterJson {
    /** Raised when a key changes its meaning or goes away; new keys may come without it. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FilterJson() {}

    /** The document, indented, with a line end at its end. */
    public static String of(FilterReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "phosphene.filters")
                .put("format_version", FORMAT_VERSION)
                .put("title", report.title())
                .put("trials", report.averages().get(0).trials());
        ArrayNode units = root.putArray("units");
        for (int u = 0; u < report.averages().size(); u++) {
            ObjectNode node = units.addObject();
            node.put("unit", report.numbers().get(u));
            average(node, report.averages().get(u));
            if (report.hasCovariances()) {
                report.covariances().get(u).ifPresent(one -> covariance(node.putObject("covariance"), one));
            }
        }
        ResultJson.provenance(root.putObject("provenance"), report.provenance());
        return ResultJson.print(root);
    }

    private static void average(ObjectNode node, TriggeredAverage average) {
        Window window = average.window();
        node.putObject("window")
                .put("top", window.top())
                .put("left", window.left())
                .put("rows", window.rows())
                .put("columns", window.columns());
        node.putObject("response")
                .put("mean", average.mean())
                .put("standard_deviation", average.deviation())
                .put("least", average.least())
                .put("largest", average.largest());
        node.put("map", !average.isSilent());
        Optional<Contrast> filter = average.filter();
        if (filter.isPresent()) {
            double[] z = filter.get().z();
            node.put("estimate", average.whitened().isPresent() ? "whitened" : "kernel")
                    .put("peak_abs_z", Arrays.stream(z).map(Math::abs).max().orElseThrow())
                    .put("chi_square", Arrays.stream(z).map(one -> one * one).sum())
                    .put("pixels", z.length);
        }
    }

    private static void covariance(ObjectNode node, TriggeredCovariance covariance) {
        node.put("permutations", covariance.permutations())
                .put("alpha", covariance.alpha())
                .put("average_taken_out", covariance.averageOut());
        ArrayNode axes = node.putArray("axes");
        covariance.axes().forEach(axis -> {
            ObjectNode one = axes.addObject();
            one.put("sign", axis.sign().toString())
                    .put("eigenvalue", axis.eigenvalue())
                    .put("p", axis.p());
            covariance.equation4(axis.eigenvalue()).ifPresent(value -> one.put("equation_4_eigenvalue", value));
        });
        ArrayNode steps = node.putArray("steps");
        covariance.steps().forEach(step -> steps.addObject()
                .put("largest", step.largest())
                .put("largest_p", step.largestP())
                .put("largest_by_chance", step.upper())
                .put("smallest", step.smallest())
                .put("smallest_p", step.smallestP())
                .put("smallest_by_chance", step.lower()));
        ArrayNode spectrum = node.putArray("spectrum");
        Arrays.stream(covariance.spectrum()).forEach(spectrum::add);
    }
}
