package org.phosphene.studies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.Unit;
import org.phosphene.template.Rule;
import org.phosphene.template.Templates;

/** Numbers of the experiments with two digits. */
final class BinaryFindings {
    private static final String RULE =
            "A digit is given to the side of the template with which it correlates; chance is about 50 %.";

    private BinaryFindings() {}

    static void find(Work work, BinaryStudy.Pair pair, List<BinaryRuns> all, TemplateTest held) {
        String digits = pair.first() + " vs. " + pair.second();
        String key = pair.first() + "-" + pair.second();
        for (int g = 0; g < all.get(0).runs().size(); g++) {
            int at = g;
            double gamma = all.get(0).runs().get(g).gamma();
            work.find(
                    new Claim(
                            key + "-noise-" + gamma,
                            digits + ", gamma " + gamma + ": template from the noise alone on test digits",
                            Unit.PERCENT,
                            "templates can be used to classify",
                            "above 60 %",
                            value -> value > 60),
                    accuracies(all, held, run -> run.noiseAlone().map(Contrast::value), at),
                    RULE);
            work.find(
                    Claim.open(
                            key + "-stimuli-" + gamma,
                            digits + ", gamma " + gamma + ": template from the stimuli on test digits",
                            Unit.PERCENT,
                            "templates can be used to classify"),
                    accuracies(all, held, BinaryRuns.Run::stimuli, at));
        }
        work.find(
                new Claim(
                        key + "-resembles",
                        digits + ": correlation of the templates from the noise alone at gamma 0 and "
                                + all.get(0).strongest().gamma(),
                        Unit.NUMBER,
                        "still resembles it",
                        "above 0.2, twice what chance reaches",
                        value -> value > 0.2),
                resemblance(all));
    }

    /** Makes a template of a run, if it has one. */
    private interface Template {
        Optional<double[]> of(BinaryRuns.Run run);
    }

    private static List<Measured> accuracies(List<BinaryRuns> all, TemplateTest held, Template template, int at) {
        List<Measured> measured = new ArrayList<>();
        for (BinaryRuns runs : all) {
            template.of(runs.runs().get(at))
                    .map(values -> two(held.images().shape(), values))
                    .ifPresent(two -> measured.add(held.measured(runs.network().title(), two, Rule.CENTRED)));
        }
        return measured;
    }

    /** A template that speaks for the first class, and its negative for the second. */
    private static Templates two(Shape shape, double[] values) {
        double[] negative = Arrays.stream(values).map(value -> -value).toArray();
        return Templates.ofRows("difference", shape, new double[][] {values, negative});
    }

    private static List<Measured> resemblance(List<BinaryRuns> all) {
        List<Measured> measured = new ArrayList<>();
        for (BinaryRuns runs : all) {
            Optional<Contrast> none = runs.runs().get(0).noiseAlone();
            Optional<Contrast> most = runs.strongest().noiseAlone();
            if (none.isPresent() && most.isPresent()) {
                double r = Pearson.of(none.get().value(), most.get().value());
                measured.add(Measured.of(runs.network().title(), r));
            }
        }
        return measured;
    }
}
