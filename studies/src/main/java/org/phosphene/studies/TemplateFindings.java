package org.phosphene.studies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.Unit;
import org.phosphene.template.Rule;

/**
 * How well maps classify test images under every rule, beside a figure of the paper.
 *
 * @param key of the findings
 * @param of what the maps are of, in words
 * @param paper its figure, in percent
 * @param kinds ways of making templates of maps; the first goes with {@code theirs}
 * @param theirs the rule that its figure was found with
 */
record TemplateFindings(String key, String of, double paper, List<MapTemplates> kinds, Rule theirs) {
    /** What one way of classifying gave. */
    private record Tried(MapTemplates kind, Rule rule, List<Measured> measured) {
        double mean() {
            return measured.stream().mapToDouble(Measured::value).average().orElse(Double.NaN);
        }

        String words() {
            return kind.name() + ", " + rule.words();
        }
    }

    /** Adds one finding for each way, the paper's first; without test images that one only, not measured. */
    void find(Work work, NoiseMaps maps, List<TemplateTest> test) {
        String figure = String.format(Locale.ROOT, "%s %%", paper);
        Claim claim = new Claim(
                key + "-templates",
                of + ", maps as a classifier of test images the paper's way ("
                        + kinds.get(0).name() + ", " + theirs.words() + ")",
                Unit.PERCENT,
                figure,
                "above 11 %, more than chance",
                value -> value > 11);
        List<Tried> all =
                test.stream().flatMap(one -> tried(one, maps).stream()).toList();
        if (all.isEmpty()) {
            work.find(claim, List.of());
            return;
        }
        Tried nearest = all.stream()
                .min(Comparator.comparingDouble(one -> Math.abs(one.mean() - paper)))
                .orElseThrow();
        String near = String.format(
                Locale.ROOT, "Nearest to %s is here: %s (%.1f %%).", figure, nearest.words(), nearest.mean());
        for (Tried one : all) {
            if (one.kind().equals(kinds.get(0)) && one.rule() == theirs) {
                work.find(claim, one.measured(), "In brackets: exact 95 % interval over the test images. " + near);
            } else {
                String name = of + ", " + one.words();
                work.find(Claim.open(id(one), name, Unit.PERCENT, "not tried"), one.measured());
            }
        }
    }

    private String id(Tried one) {
        return key + "-" + one.kind().key() + "-" + one.rule();
    }

    private List<Tried> tried(TemplateTest test, NoiseMaps maps) {
        List<Tried> all = new ArrayList<>();
        for (MapTemplates kind : kinds) {
            all.add(new Tried(kind, theirs, test.maps(maps, kind, theirs)));
            for (Rule rule : Rule.values()) {
                if (rule != theirs) {
                    all.add(new Tried(kind, rule, test.maps(maps, kind, rule)));
                }
            }
        }
        return all;
    }
}
