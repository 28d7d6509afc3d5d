package org.phosphene.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.phosphene.attack.AttackPoint;
import org.phosphene.attack.Contender;
import org.phosphene.attack.HopSkipJump;
import org.phosphene.attack.Perceptibility;
import org.phosphene.attack.Walks;
import org.phosphene.estimate.Proportion;

/** Every number of an attack, for scripts. Keys stand in a fixed order, provenance last, as in {@link ResultJson}. */
public final class AttackJson {
    /** Raised when a key changes its meaning or goes away; new keys may come without it. */
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AttackJson() {}

    /** The document, indented, with a line end at its end. */
    public static String of(AttackReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "phosphene.attack")
                .put("format_version", FORMAT_VERSION)
                .put("title", report.title());
        ArrayNode names = root.putArray("classes");
        report.names().forEach(names::add);
        ArrayNode panels = root.putArray("attacks");
        for (AttackReport.Panel panel : report.panels()) {
            ObjectNode node = panels.addObject();
            node.put("attack", panel.name()).put("stimuli", panel.answers().count());
            points(node.putArray("all_targets"), panel.answers().curve());
            ArrayNode targets = node.putArray("targets");
            for (int target : panel.answers().targets()) {
                ObjectNode one = targets.addObject();
                one.put("target", target);
                points(one.putArray("points"), panel.answers().curve(target));
            }
        }
        report.contest().ifPresent(contest -> contest(root.putObject("comparison"), contest));
        ObjectNode questions = root.putObject("questions");
        report.ledger().entries().forEach(entry -> questions.put(entry.purpose(), entry.questions()));
        questions.put("total", report.ledger().total());
        ResultJson.provenance(root.putObject("provenance"), report.provenance());
        return ResultJson.print(root);
    }

    private static void points(ArrayNode array, List<AttackPoint> curve) {
        for (AttackPoint point : curve) {
            ObjectNode node = array.addObject();
            node.put("strength", point.strength());
            share(node, "called_target", point.called());
            share(node, "turned_from_other_classes", point.targeted());
            share(node, "label_changed", point.changed());
            Perceptibility seen = point.perceptibility();
            node.put("l2", seen.l2()).put("l_infinity", seen.largest()).put("ssim", seen.similarity());
        }
    }

    private static void share(ObjectNode node, String key, Optional<Proportion> share) {
        share.ifPresent(some -> {
            node.put(key, some.value());
            node.putArray(key + "_95").add(some.low()).add(some.high());
        });
    }

    private static void contest(ObjectNode node, AttackReport.Contest contest) {
        ArrayNode contenders = node.putArray("one_pattern_for_all");
        for (Contender contender : contest.contenders()) {
            ObjectNode one = contenders.addObject();
            one.put("attack", contender.name())
                    .put("needs", contender.needs())
                    .put("questions_before", contender.before())
                    .put("questions_each", 0)
                    .put("stimuli", contender.answers().count());
            points(one.putArray("targeted"), contender.targeted());
            points(one.putArray("untargeted"), contender.untargeted());
        }
        Walks walks = contest.walks();
        ObjectNode jump = node.putObject("hop_skip_jump");
        jump.put("images", walks.untargeted().size()).put("questions", walks.questions());
        walks(jump.putArray("targeted"), walks.targeted(), contest);
        walks(jump.putArray("untargeted"), walks.untargeted(), contest);
    }

    private static void walks(ArrayNode array, List<HopSkipJump.Path> paths, AttackReport.Contest contest) {
        for (long milestone : contest.milestones()) {
            for (double length : contest.lengths()) {
                Proportion share = Walks.share(paths, length, milestone);
                ObjectNode node = array.addObject();
                node.put("questions_each", milestone).put("l2_at_most", length);
                share(node, "fooled", Optional.of(share));
            }
        }
    }
}
