package org.phosphene.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.phosphene.estimate.Proportion;

/**
 * The labels of stimuli, intact and attacked.
 *
 * @param conditions under which they were attacked
 * @param truth the class of each stimulus, or {@link AttackedStimuli#NO_CLASS}
 * @param intact what the observer said of each without an attack
 * @param labels what it said, by condition and stimulus
 * @param perceptibility of each condition, mean over the first stimuli
 * @param questions how many stimuli it was shown
 */
@SuppressWarnings("ArrayRecordComponent") // labels: a list of boxes would take five times the memory
public record AttackAnswers(
        List<Condition> conditions,
        int[] truth,
        int[] intact,
        int[][] labels,
        List<Perceptibility> perceptibility,
        long questions) {
    public AttackAnswers {
        conditions = List.copyOf(conditions);
        perceptibility = List.copyOf(perceptibility);
    }

    /** How many stimuli there are. */
    public int count() {
        return truth.length;
    }

    /** The strengths that were tried, in order. */
    public List<Double> strengths() {
        SortedSet<Double> all = new TreeSet<>();
        conditions.forEach(condition -> all.add(condition.strength()));
        return new ArrayList<>(all);
    }

    /** The targets that were tried, in order; without {@link Condition#NO_TARGET}. */
    public List<Integer> targets() {
        return conditions.stream()
                .map(Condition::target)
                .filter(target -> target != Condition.NO_TARGET)
                .distinct()
                .sorted()
                .toList();
    }

    /** One point for each strength, over all conditions that have it. */
    public List<AttackPoint> curve() {
        return curve(any -> true);
    }

    /** The same over those conditions that have a target. */
    public List<AttackPoint> curveOfTargets() {
        return curve(target -> target != Condition.NO_TARGET);
    }

    /** The same for one target. */
    public List<AttackPoint> curve(int target) {
        return curve(own -> own == target);
    }

    private List<AttackPoint> curve(IntPredicate targets) {
        List<AttackPoint> points = new ArrayList<>();
        for (double strength : strengths()) {
            int[] those = IntStream.range(0, conditions.size())
                    .filter(c -> conditions.get(c).strength() == strength
                            && targets.test(conditions.get(c).target()))
                    .toArray();
            if (those.length > 0) {
                points.add(point(strength, those));
            }
        }
        return points;
    }

    private AttackPoint point(double strength, int[] those) {
        List<Perceptibility> seen =
                Arrays.stream(those).mapToObj(perceptibility::get).toList();
        return new AttackPoint(
                strength,
                share(those, (c, i) -> targeted(c), (c, i) -> labels[c][i] == target(c)),
                share(those, (c, i) -> targeted(c) && source(i) != target(c), (c, i) -> labels[c][i] == target(c)),
                share(those, (c, i) -> true, (c, i) -> labels[c][i] != intact[i]),
                Perceptibility.mean(seen));
    }

    private int target(int condition) {
        return conditions.get(condition).target();
    }

    private boolean targeted(int condition) {
        return target(condition) != Condition.NO_TARGET;
    }

    /** The class of a stimulus; of one that has none, what it was called. */
    private int source(int stimulus) {
        return truth[stimulus] == AttackedStimuli.NO_CLASS ? intact[stimulus] : truth[stimulus];
    }

    /** Something about a condition and a stimulus. */
    private interface Fact {
        boolean holds(int condition, int stimulus);
    }

    /** A stimulus is one sample, however many conditions it is shown under. */
    private Optional<Proportion> share(int[] those, Fact counts, Fact hit) {
        int[] hits = new int[count()];
        int[] trials = new int[count()];
        for (int c : those) {
            for (int i = 0; i < hits.length; i++) {
                if (counts.holds(c, i)) {
                    trials[i]++;
                    hits[i] += hit.holds(c, i) ? 1 : 0;
                }
            }
        }
        return Arrays.stream(trials).anyMatch(trial -> trial > 0)
                ? Optional.of(Proportion.ofClusters(hits, trials))
                : Optional.empty();
    }

    /** How often each class was answered to intact stimuli. */
    public List<Integer> histogram(int classes) {
        return histogram(intact, classes);
    }

    /** How often each class was answered under a condition. */
    public List<Integer> histogram(int condition, int classes) {
        return histogram(labels[condition], classes);
    }

    private static List<Integer> histogram(int[] labels, int classes) {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(classes, 0));
        for (int label : labels) {
            counts.set(label, counts.get(label) + 1);
        }
        return counts;
    }
}
