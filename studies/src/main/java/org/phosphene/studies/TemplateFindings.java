package org.phosphene.studies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.Unit;
import org.phosphene.template.Rule;
import org.phosphene.template.Templates;

/**
 * How well maps classify test images under every rule, beside a figure of the paper.
 *
 * @param key of the findings
 * @param of what the maps are of, in words
 * @param first what is claimed of the first of {@code kinds} under {@link Rule#PAPER}
 * @param figure the paper's, in percent, if it has one
 * @param kinds ways of making templates of maps
 */
record TemplateFindings(String key, String of, Claim first, Optional<Double> figure, List<MapTemplates> kinds) {
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
    void find(Work work, NoiseMaps maps, Optional<TemplateTest> test) {
        List<Tried> all = test.map(one -> tried(one, maps)).orElse(List.of());
        if (all.isEmpty()) {
            work.find(first, List.of());
        }
        for (Tried one : all) {
            if (one.kind().equals(kinds.get(0)) && one.rule() == Rule.PAPER) {
                work.find(
                        first,
                        one.measured(),
                        "A single network's interval is exact, over the test images." + near(all));
            } else {
                work.find(Claim.open(id(one), of + ", " + one.words(), Unit.PERCENT, "not tried"), one.measured());
            }
        }
    }

    private String near(List<Tried> all) {
        return figure.map(paper -> {
                    Tried nearest = all.stream()
                            .min(Comparator.comparingDouble(one -> Math.abs(one.mean() - paper)))
                            .orElseThrow();
                    return String.format(
                            Locale.ROOT,
                            " Nearest to %s %% comes here: %s (%.1f %%).",
                            paper,
                            nearest.words(),
                            nearest.mean());
                })
                .orElse("");
    }

    private String id(Tried one) {
        return key + "-" + one.kind().key() + "-" + one.rule();
    }

    private List<Tried> tried(TemplateTest test, NoiseMaps maps) {
        List<Tried> all = new ArrayList<>();
        for (MapTemplates kind : kinds) {
            Map<String, Templates> templates = TemplateTest.templates(maps, kind);
            for (Rule rule : Rule.values()) {
                all.add(new Tried(kind, rule, test.measured(templates, rule)));
            }
        }
        return all;
    }
}
