package org.phosphene.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.phosphene.psychometric.Estimate;
import org.phosphene.psychometric.PsychometricData;
import org.phosphene.psychometric.PsychometricFit;
import org.phosphene.psychometric.ThresholdShift;

/** Every number of a microstimulation, for scripts. Keys stand in a fixed order, provenance last, as in {@link ResultJson}. */
public final class StimulationJson {
    /** Raised when a key changes its meaning or goes away; new keys may come without it. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StimulationJson() {}

    /** The document, indented, with a line end at its end. */
    public static String of(StimulationReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "phosphene.stimulation")
                .put("format_version", FORMAT_VERSION)
                .put("title", report.title());
        ArrayNode panels = root.putArray("results");
        for (StimulationReport.Panel panel : report.panels()) {
            for (StimulationReport.Curve curve : panel.curves()) {
                ObjectNode node = panels.addObject();
                node.put("layer", panel.layer()).put("class", panel.name()).put("strength", curve.strength());
                fit(node, curve.fit());
                shift(node.putObject("shift"), curve.shift());
            }
        }
        ResultJson.provenance(root.putObject("provenance"), report.provenance());
        return ResultJson.print(root);
    }

    private static void fit(ObjectNode node, PsychometricFit fit) {
        PsychometricData data = fit.data();
        ArrayNode levels = node.putArray("gamma");
        ArrayNode given = node.putArray("called_so");
        ArrayNode asked = node.putArray("asked");
        for (int i = 0; i < data.size(); i++) {
            levels.add(data.levels()[i]);
            given.add(data.given()[i]);
            asked.add(data.asked()[i]);
        }
        if (fit instanceof PsychometricFit.Fitted fitted) {
            estimate(node, "threshold", fitted.threshold());
            estimate(node, "width", fitted.width());
            estimate(node, "slope", fitted.slope());
            estimate(node, "guess", fitted.guess());
            estimate(node, "lapse", fitted.lapse());
            node.put("deviance", fitted.deviance()).put("deviance_p_value", fitted.pValue());
        } else if (fit instanceof PsychometricFit.NoThreshold none) {
            node.put("no_threshold", none.text());
        }
    }

    private static void shift(ObjectNode node, ThresholdShift shift) {
        shift.threshold().ifPresent(threshold -> estimate(node, "threshold", threshold));
        shift.pValue().ifPresent(p -> node.put("p_value", p));
        if (!shift.missing().isEmpty()) {
            node.put("no_threshold", shift.missing());
        }
        estimate(node, "share", shift.share());
    }

    private static void estimate(ObjectNode node, String name, Estimate estimate) {
        node.put(name, estimate.value());
        node.putArray(name + "_95").add(estimate.low()).add(estimate.high());
    }
}
