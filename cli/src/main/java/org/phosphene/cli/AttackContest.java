package org.phosphene.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackedStimuli;
import org.phosphene.attack.Condition;
import org.phosphene.attack.Contender;
import org.phosphene.attack.HopSkipJump;
import org.phosphene.attack.Ledger;
import org.phosphene.attack.MapDirections;
import org.phosphene.attack.ProceduralNoise;
import org.phosphene.attack.ProceduralSearch;
import org.phosphene.attack.Walks;
import org.phosphene.report.AttackReport;
import org.phosphene.report.Wording;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.template.Templates;

/** Attacks that are compared: maps, mean images and procedural noise as patterns for all images, and HopSkipJump. */
final class AttackContest {
    private static final int SEARCHED = 512;
    private static final long WALK = 5000;
    private static final List<Long> MILESTONES = List.of(500L, 2000L, WALK);

    private final AttackWork work;
    private final AttackedStimuli images;
    private final AttackedStimuli searched;
    private final List<Integer> targets;
    private final List<Double> lengths;
    private final long seed;
    private final List<Contender> contenders = new ArrayList<>();
    private Ledger ledger = Ledger.empty();

    /**
     * A comparison.
     *
     * @param images that are attacked
     * @param train others, on which patterns are chosen and from which walks start
     * @param targets classes to turn to
     */
    AttackContest(AttackWork work, LabelledImages images, LabelledImages train, List<Integer> targets, long seed) {
        this.work = work;
        this.images = AttackedStimuli.ofImages(images);
        int whole = Math.max(1, SEARCHED / work.batch()) * work.batch();
        searched = AttackedStimuli.ofImages(train.first(whole));
        this.targets = targets;
        this.seed = seed;
        lengths = BaselineOptions.lengths(images.shape());
    }

    private double middle() {
        return lengths.get(lengths.size() / 2);
    }

    /** Templates as directions. */
    void templates(Templates templates, String needs, long before) {
        List<float[]> directions = Arrays.asList(MapDirections.of(templates));
        List<Condition> tried = directions.stream()
                .filter(direction -> direction != null)
                .map(direction -> Condition.added(Condition.NO_TARGET, direction, middle()))
                .toList();
        String name = templates.name();
        if (!tried.isEmpty()) {
            AttackAnswers answers = work.run(name + ", choice", searched, tried);
            ledger = ledger.and(name + ", choice of the strongest", answers.questions());
            add(name, needs, before + answers.questions(), directions, strongest(answers));
        }
    }

    /** The pattern that changed most labels; of equals the first. */
    private static float[] strongest(AttackAnswers answers) {
        int best = IntStream.range(0, answers.conditions().size())
                .boxed()
                .max(Comparator.comparingLong((Integer c) -> changed(answers, c))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        return answers.conditions().get(best).perturbation().pattern();
    }

    private static long changed(AttackAnswers answers, int condition) {
        int[] labels = answers.labels()[condition];
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] != answers.intact()[i])
                .count();
    }

    /** The best of random textures. */
    void procedural(ProceduralNoise kind, long budget) {
        ProceduralSearch search =
                new ProceduralSearch(kind, searched, work.classes(), work.batch(), middle(), budget, seed);
        String name = kind.toString();
        ProceduralSearch.Found found = work.watched(
                name,
                search.candidates() * searched.count(),
                told -> search.run(work.observers(), work.workers(), work.interruption(), told));
        ledger = ledger.and(name + ", search among " + Wording.count(found.candidates()), found.questions());
        add(name, "images to search on", found.questions(), found.best(), found.strongest());
    }

    private void add(String name, String needs, long before, List<float[]> directions, float[] strongest) {
        List<float[]> wanted = new ArrayList<>(directions);
        for (int c = 0; c < wanted.size(); c++) {
            wanted.set(c, targets.contains(c) ? wanted.get(c) : null);
        }
        AttackAnswers answers = work.run(name, images, Contender.conditions(wanted, strongest, lengths));
        ledger = ledger.and(name + ", evaluation", answers.questions());
        contenders.add(new Contender(name, needs, before, answers));
    }

    /**
     * Ends with HopSkipJump.
     *
     * @param count how many images it attacks
     * @param unit the model takes multiples of so many stimuli
     */
    AttackReport.Contest walks(int count, int unit) {
        HopSkipJump attack = HopSkipJump.of(images.shape(), work.classes(), WALK, seed, unit);
        long all = 2 * WALK * Math.min(count, images.count());
        Walks walks = work.watched(
                "HopSkipJump",
                all,
                told -> Walks.of(
                        images,
                        count,
                        searched,
                        work.classes(),
                        attack,
                        work.observers(),
                        work.workers(),
                        work.interruption(),
                        told));
        ledger = ledger.and("HopSkipJump, " + 2 * walks.untargeted().size() + " walks", walks.questions());
        return new AttackReport.Contest(lengths, contenders, walks, MILESTONES);
    }

    Ledger ledger() {
        return ledger;
    }
}
