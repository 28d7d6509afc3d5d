package org.phosphene.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Contender;
import org.phosphene.audit.Reach;
import org.phosphene.audit.Standing;
import org.phosphene.audit.Suspicions;
import org.phosphene.audit.Trigger;

/** What an audit found, without what is made of it. */
public final class AuditResultJson {
    private AuditResultJson() {}

    /** Writes it into a node. */
    public static void write(AuditResult result, ObjectNode node) {
        node.put("ground", result.ground().toString());
        ArrayNode looked = node.putArray("classes_looked_at");
        result.looked().forEach(looked::add);
        node.put("score", round(result.score()));
        Standing worst = result.worst();
        node.put("side", worst.side());
        ArrayNode aspects = node.putArray("aspects");
        for (Standing.Aspect aspect : worst.aspects()) {
            aspects.addObject()
                    .put("kind", aspect.kind().toString())
                    .put("contrast", round(aspect.contrast()))
                    .put("of_rivals", round(aspect.ofRivals()))
                    .put("lead", round(aspect.lead()));
        }
        ArrayNode contrasts = node.putArray("contrasts");
        Contender.contrasts().forEach(contrast -> contrasts.add(round(contrast)));
        ArrayNode sizes = node.putArray("sizes");
        for (Suspicions found : result.suspicions()) {
            ObjectNode size = sizes.addObject();
            size.put("side", found.side());
            ArrayNode contenders = size.putArray("contenders");
            found.contenders().forEach(it -> contender(contenders.addObject(), it));
        }
        trigger(node.putObject("trigger"), result.trigger());
        node.put("questions", result.questions());
    }

    private static void contender(ObjectNode node, Contender it) {
        node.put("source", it.source())
                .put("target", it.target())
                .put("row", it.row())
                .put("column", it.column())
                .put("height", it.shape().height())
                .put("width", it.shape().width());
        turned(node.putObject("turned"), it.classifier());
        ArrayNode students = node.putArray("students_turned");
        it.students().forEach(student -> turned(students.addObject(), student));
        shares(node.putArray("pieces_turned"), it.pieces());
    }

    private static void turned(ObjectNode node, Contender.Turned turned) {
        turned.ofEach().forEach((label, shares) -> shares(node.putArray(Integer.toString(label)), shares));
    }

    private static void shares(ArrayNode node, List<Double> shares) {
        shares.forEach(share -> node.add(round(share)));
    }

    private static void trigger(ObjectNode node, Trigger trigger) {
        node.put("target", trigger.target());
        trigger.boundTo().ifPresentOrElse(source -> node.put("source", source), () -> node.putNull("source"));
        node.put("most_easily", trigger.mostEasily())
                .put("row", trigger.row())
                .put("column", trigger.column())
                .put("height", trigger.shape().height())
                .put("width", trigger.shape().width());
        ArrayNode values = node.putArray("values");
        for (float value : trigger.values()) {
            values.add(round(value));
        }
        node.put("contrast", round(trigger.contrast()));
        ArrayNode reaches = node.putArray("classes");
        for (Reach reach : trigger.reaches()) {
            reaches.addObject()
                    .put("class", reach.source())
                    .put("turned", round(reach.turned()))
                    .put("turned_faintly", round(reach.faintly()));
        }
        node.put("turned_of_all", round(trigger.turnedOfAll())).put("turned_noise", round(trigger.onNoise()));
        node.putObject("elsewhere")
                .put("windows", trigger.elsewhere().windows())
                .put("mean", round(trigger.elsewhere().mean()))
                .put("most", round(trigger.elsewhere().most()))
                .put("as_strong", trigger.elsewhere().asStrong())
                .put("p", round(trigger.elsewhere().p()));
    }

    /** To what the number of scenes allows. */
    static double round(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
