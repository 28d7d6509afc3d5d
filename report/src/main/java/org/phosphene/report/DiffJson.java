package org.phosphene.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import org.phosphene.contrast.Change;
import org.phosphene.contrast.ClassContrast;
import org.phosphene.contrast.MapContrast;
import org.phosphene.contrast.ModelContrast;
import org.phosphene.contrast.Region;
import org.phosphene.contrast.Tolerance;
import org.phosphene.stimulus.Shape;

/**
 * Every number of a contrast of two models, for scripts. Keys stand in a fixed order, provenance last, as in
 * {@link ResultJson}. Shares are 0 to 1, contrasts shares for each standard deviation of a pixel. The table of both answers is a
 * list of {@code [answer of OLD, answer of NEW, trials]} without the zeros.
 */
public final class DiffJson {
    /** Raised when a key changes its meaning or goes away; new keys may come without it. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DiffJson() {}

    /** The document, indented, with a line end at its end. */
    public static String of(DiffReport report) {
        ModelContrast contrast = report.contrast();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "phosphene.diff")
                .put("format_version", FORMAT_VERSION)
                .put("old", report.oldName())
                .put("new", report.newName())
                .put("finding", !report.findings().isEmpty());
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(change -> finding(findings.addObject(), change, report));
        tolerance(root.putObject("tolerance"), report.tolerance());
        root.put("trials", contrast.table().images()).put("agreement", contrast.agreement());
        root.putArray("agreement_95")
                .add(contrast.interval().low())
                .add(contrast.interval().high());
        ArrayNode classes = root.putArray("classes");
        contrast.classes().forEach(one -> row(classes.addObject(), one, report));
        root.putRawValue("answers", new RawValue(cells(contrast)));
        ObjectNode provenance = root.putObject("provenance");
        ResultJson.provenance(provenance.putObject("old"), report.old());
        ResultJson.provenance(provenance.putObject("new"), report.now());
        return ResultJson.print(root);
    }

    private static void finding(ObjectNode node, Change change, DiffReport report) {
        if (change instanceof Change.Disagreement) {
            node.put("kind", "agreement");
        } else if (change instanceof Change.OfShare share) {
            node.put("kind", "share").put("class", share.of().label());
        } else if (change instanceof Change.OfMap map) {
            node.put("kind", "map").put("class", map.label());
            region(node, map.region());
        }
        node.put("text", change.text(report.names()));
    }

    private static void tolerance(ObjectNode node, Tolerance tolerance) {
        node.put("alpha", tolerance.alpha())
                .put("least_agreement", tolerance.agreement())
                .put("share", tolerance.share())
                .put("map", tolerance.map());
    }

    private static void row(ObjectNode node, ClassContrast one, DiffReport report) {
        node.put("label", one.label())
                .put("name", report.names().get(one.label()))
                .put("old_trials", one.before())
                .put("new_trials", one.after())
                .put("gained", one.gained())
                .put("lost", one.lost())
                .put("share_change", one.change())
                .put("share_change_margin_95", one.margin())
                .put("share_p_value", one.pValue());
        one.map().ifPresent(map -> map(node.putObject("map"), map, report.tolerance()));
    }

    private static void map(ObjectNode node, MapContrast map, Tolerance tolerance) {
        Shape shape = map.contrast().shape();
        int area = shape.height() * shape.width();
        int peak = map.peak();
        node.put("least_p_value", map.leastP())
                .put("changed_values", map.changedPixels(tolerance.level(), tolerance.map()));
        ObjectNode at = node.putObject("peak");
        at.put("channel", peak / area)
                .put("row", peak % area / shape.width())
                .put("column", peak % shape.width())
                .put("contrast", map.contrast().value()[peak])
                .put("standard_error", map.contrast().standardError()[peak])
                .put("t", map.contrast().z()[peak])
                .put("p_value", map.pValue()[peak]);
        region(at, map.region(peak));
    }

    private static void region(ObjectNode node, Region region) {
        node.putArray("rows").add(region.top()).add(region.bottom());
        node.putArray("columns").add(region.left()).add(region.right());
    }

    /** Not in the tree as numbers of their own: the printer would give each a line. */
    private static String cells(ModelContrast contrast) {
        int[][] counts = contrast.table().counts();
        StringBuilder cells = new StringBuilder("[");
        for (int old = 0; old < counts.length; old++) {
            for (int now = 0; now < counts.length; now++) {
                if (counts[old][now] > 0) {
                    cells.append(cells.length() > 1 ? ", [" : "[").append(old).append(", ");
                    cells.append(now).append(", ").append(counts[old][now]).append(']');
                }
            }
        }
        return cells.append(']').toString();
    }
}
