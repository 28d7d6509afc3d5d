package org.phosphene.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import org.phosphene.template.Confusion;

/**
 * Every number of templates as classifiers, for scripts. Keys stand in a fixed order, provenance last, as in
 * {@link ResultJson}. A confusion matrix is a list of {@code [true class, answer, images]} without the zeros, so that a
 * thousand classes take no million numbers. A {@code p_value} of 0 is one below 1e-308.
 */
public final class TemplateJson {
    /** Raised when a key changes its meaning or goes away; new keys may come without it. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TemplateJson() {}

    /** The document, indented, with a line end at its end. */
    public static String of(TemplateReport report) {
        Confusion first = report.results().get(0).confusion();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "phosphene.classify")
                .put("format_version", FORMAT_VERSION)
                .put("title", report.title())
                .put("dataset", report.images())
                .put("images", first.images())
                .put("chance", first.chance());
        ArrayNode names = root.putArray("classes");
        report.names().forEach(names::add);
        ObjectNode rules = root.putObject("rules");
        report.rules().forEach(rule -> rules.put(rule.toString(), rule.words()));
        ArrayNode results = root.putArray("results");
        report.results().forEach(result -> result(results.addObject(), result));
        ObjectNode sources = root.putObject("sources");
        report.sources().forEach(sources::put);
        ResultJson.provenance(root.putObject("provenance"), report.provenance());
        return ResultJson.print(root);
    }

    private static void result(ObjectNode node, TemplateReport.Result result) {
        Confusion confusion = result.confusion();
        node.put("templates", result.templates())
                .put("rule", result.rule().toString())
                .put("accuracy", confusion.accuracy());
        node.putArray("accuracy_95")
                .add(confusion.interval().low())
                .add(confusion.interval().high());
        node.put("right", confusion.right()).put("p_value", confusion.pValue());
        ArrayNode without = node.putArray("without_template");
        confusion.withoutTemplate().forEach(without::add);
        // not in the tree as numbers of their own: the printer would give each a line
        StringBuilder cells = new StringBuilder("[");
        for (int c = 0; c < confusion.classes(); c++) {
            for (int answer = 0; answer < confusion.classes(); answer++) {
                int count = confusion.counts()[c][answer];
                if (count > 0) {
                    cells.append(cells.length() > 1 ? ", [" : "[").append(c).append(", ");
                    cells.append(answer).append(", ").append(count).append(']');
                }
            }
        }
        node.putRawValue("confusion", new RawValue(cells.append(']').toString()));
    }
}
