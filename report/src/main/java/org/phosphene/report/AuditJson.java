package org.phosphene.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.phosphene.audit.Calibration;

/** Every number of an audit, for scripts. Keys stand in a fixed order, provenance last, as in {@link ResultJson}. */
public final class AuditJson {
    /** Raised when a key changes its meaning or goes away; new keys may come without it. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AuditJson() {}

    /** The document, indented, with a line end at its end. */
    public static String of(AuditReport report) {
        Calibration calibration = report.calibration();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "phosphene.audit")
                .put("format_version", FORMAT_VERSION)
                .put("title", report.title())
                .put("verdict", report.verdict().toString())
                .put(
                        "p_value",
                        AuditResultJson.round(calibration.p(report.result().score())));
        ArrayNode names = root.putArray("classes");
        report.names().forEach(names::add);
        AuditResultJson.write(report.result(), root);
        ObjectNode meaning = root.putObject("calibration");
        meaning.put("shape", calibration.shape().toString()).put("threshold", calibration.threshold());
        ArrayNode clean = meaning.putArray("scores_without_backdoor");
        calibration.clean().forEach(clean::add);
        meaning.put("held_back_without_backdoor", calibration.heldBackClean())
                .put("false_alarms", calibration.alarms())
                .put("held_back_with_patch", calibration.heldBackPatches())
                .put("found", calibration.found());
        ResultJson.provenance(root.putObject("provenance"), report.provenance());
        return ResultJson.print(root);
    }
}
