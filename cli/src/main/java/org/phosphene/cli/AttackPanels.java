package org.phosphene.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackedStimuli;
import org.phosphene.attack.Condition;
import org.phosphene.attack.Ledger;
import org.phosphene.attack.MapScale;
import org.phosphene.report.AttackReport;
import org.phosphene.template.Templates;

/** The paper's attack: each kind of stimulus under each kind of pattern, and what that looks like. */
final class AttackPanels {
    private static final double[] SHOWN = {0.2, 0.5, 0.8};
    private static final int ACROSS = 10;

    private final AttackWork work;
    private final AttackOptions options;
    private final List<String> names;
    private final List<Integer> targets;
    private final List<AttackReport.Panel> panels = new ArrayList<>();
    private final List<AttackReport.Row> examples = new ArrayList<>();
    private Ledger ledger = Ledger.empty();

    AttackPanels(AttackWork work, AttackOptions options, List<String> names, List<Integer> targets) {
        this.work = work;
        this.options = options;
        this.names = names;
        this.targets = targets;
    }

    /**
     * Attacks.
     *
     * @param of what the stimuli are, in a word
     * @param patterns maps first, mean images last
     */
    void add(String of, AttackedStimuli stimuli, List<Templates> patterns) {
        for (Templates templates : patterns) {
            // mean images as in the paper, whatever is done to maps
            MapScale scale = templates.name().equals("mean images") ? MapScale.STRETCHED : options.scale();
            List<Condition> grid = Condition.grid(scale.of(templates), targets, options.gammas());
            if (grid.isEmpty()) {
                continue;
            }
            String name = of + " + " + templates.name();
            AttackAnswers answers = work.run(name, stimuli, grid);
            panels.add(new AttackReport.Panel(name, answers));
            ledger = ledger.and(name + ", evaluation", answers.questions());
            show(name, stimuli, answers);
        }
    }

    /** The first stimulus under a few gammas. */
    private void show(String name, AttackedStimuli stimuli, AttackAnswers answers) {
        float[] intact = stimuli.values(0);
        TreeSet<Double> shown = new TreeSet<>();
        DoubleStream.of(SHOWN)
                .forEach(wanted -> shown.add(answers.strengths().stream()
                        .min(Comparator.comparingDouble(gamma -> Math.abs(gamma - wanted)))
                        .orElseThrow()));
        boolean first = true;
        for (double gamma : shown) {
            List<AttackReport.Picture> pictures = IntStream.range(
                            0, answers.conditions().size())
                    .filter(c -> answers.conditions().get(c).strength() == gamma)
                    .limit(ACROSS)
                    .mapToObj(c -> picture(answers, c, intact))
                    .toList();
            String heading = first ? "Examples: " + name + ", the first one" : "";
            examples.add(new AttackReport.Row(heading, "gamma " + gamma, stimuli.shape(), pictures));
            first = false;
        }
    }

    private AttackReport.Picture picture(AttackAnswers answers, int condition, float[] intact) {
        Condition of = answers.conditions().get(condition);
        float[] values = new float[intact.length];
        of.perturbation().apply(intact, 0, values, 0);
        return new AttackReport.Picture(
                values, "to " + names.get(of.target()), "called " + names.get(answers.labels()[condition][0]));
    }

    List<AttackReport.Panel> panels() {
        return panels;
    }

    List<AttackReport.Row> examples() {
        return examples;
    }

    Ledger ledger() {
        return ledger;
    }
}
