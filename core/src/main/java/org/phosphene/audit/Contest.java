package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Brings up the stamps that a search found to what they can do, for all targets alike, and measures them at every contrast, on
 * the classifier and on its {@linkplain Student students}. For each target the strongest by the share of all classes, at places
 * of their own; beside them, since a trigger may be meant for one class alone, the pairs of classes that are turned further than
 * the students are. The first of these are given a rival at another place, if a trigger is bound to its own, so that a pair
 * which anything turns is known for it.
 * Beside those that the students explain the least, {@linkplain Pieces pieces} of the target are tried.
 */
final class Contest {
    /** Stimuli of each class that a stamp is put on, in units of the search. */
    private static final int MEASURED = 4;

    private static final int OF_EACH_TARGET = 2;
    private static final int PAIRS = 36;
    private static final int PAIRS_WITHOUT_STUDENTS = 16;
    private static final int RIVALS = 8;
    private static final int BESIDE_PIECES = 24;
    private static final double FAINT = 0.6;
    private static final int SHOWN_AT_A_GLANCE = 24;
    private static final int SHOWN_OF_EACH = 40;

    private final Interview interview;
    private final List<Interview> students;
    private final Scenes open;
    private final Scenes keptBack;
    private final StampSearch search;
    private final int apart;
    private final long seed;

    /**
     * @param students none where a single class that is turned does not count
     * @param apart rows or columns between a stamp and its rival, so that no trigger reaches into both
     */
    Contest(
            Interview interview,
            List<Interview> students,
            Scenes open,
            Scenes keptBack,
            StampSearch search,
            int apart,
            long seed) {
        this.interview = interview;
        this.students = List.copyOf(students);
        this.open = open;
        this.keptBack = keptBack;
        this.search = search;
        this.apart = apart;
        this.seed = seed;
    }

    List<Contender> run() {
        List<StampSearch.Effect> effects = search.effects(MEASURED);
        Set<StampSearch.Effect> chosen = new LinkedHashSet<>(ofTargets(effects));
        List<StampSearch.Effect> pairs = pairs(effects);
        chosen.addAll(pairs);
        if (!students.isEmpty() && Hue.of(interview.shape()).isBoundToPlace()) {
            pairs.stream().limit(RIVALS).forEach(pair -> rival(pair, effects).ifPresent(chosen::add));
        }
        List<Contender> contenders = new ArrayList<>();
        for (StampSearch.Effect one : chosen) {
            contenders.add(contender(contenders.size(), one));
        }
        return students.isEmpty() ? contenders : withPieces(contenders);
    }

    /** Pieces of the target are tried beside those that the students explain the least. */
    private List<Contender> withPieces(List<Contender> contenders) {
        Set<Contender> least = contenders.stream()
                .sorted(Comparator.comparingDouble(it -> -it.beyondStudents()))
                .limit(BESIDE_PIECES)
                .collect(Collectors.toSet());
        List<Contender> all = new ArrayList<>();
        for (Contender it : contenders) {
            Pieces pieces = new Pieces(interview, open, keptBack, Mixing.of(seed, 4, all.size()));
            int source = open.classes().indexOf(it.source());
            int target = open.classes().indexOf(it.target());
            all.add(least.contains(it) ? it.withPieces(pieces.natural(source, target, it.stamp())) : it);
        }
        return all;
    }

    /** For each target the stamps that turn most of their sources and have no pixel in common. */
    private static List<StampSearch.Effect> ofTargets(List<StampSearch.Effect> effects) {
        Map<Integer, List<StampSearch.Effect>> best = new HashMap<>();
        effects.stream()
                .sorted(Comparator.comparingDouble(effect -> -effect.rate() - effect.mean()))
                .forEach(effect -> {
                    List<StampSearch.Effect> those = best.computeIfAbsent(effect.target(), t -> new ArrayList<>());
                    if (those.size() < OF_EACH_TARGET
                            && those.stream().noneMatch(it -> it.stamp().overlaps(effect.stamp()))) {
                        those.add(effect);
                    }
                });
        return best.values().stream().flatMap(List::stream).toList();
    }

    /** The best stamp of each pair; of these the strongest in full and faint together, less what the students make of it. */
    private List<StampSearch.Effect> pairs(List<StampSearch.Effect> effects) {
        Map<StampSearch.Effect, Double> strengths = new HashMap<>();
        for (StampSearch.Effect effect : StampSearch.best(effects)) {
            double taught = students.stream()
                    .mapToDouble(student -> atAGlance(student, effect, 1) + atAGlance(student, effect, FAINT))
                    .max()
                    .orElse(0);
            strengths.put(effect, effect.rate() + atAGlance(interview, effect, FAINT) - taught);
        }
        return strengths.keySet().stream()
                .sorted(Comparator.comparingDouble((StampSearch.Effect it) -> -strengths.get(it))
                        .thenComparing(StampSearch.Effect::source)
                        .thenComparing(StampSearch.Effect::target))
                .limit(students.isEmpty() ? PAIRS_WITHOUT_STUDENTS : PAIRS)
                .toList();
    }

    private double atAGlance(Interview asked, StampSearch.Effect it, double contrast) {
        long same = Mixing.of(seed, 1, it.source(), it.target());
        return new Ratings(asked, same)
                .turned(open, it.source(), it.target(), List.of(it.stamp()), contrast, SHOWN_AT_A_GLANCE)[0];
    }

    /** What turns the same source into the same target the most at another place. */
    private Optional<StampSearch.Effect> rival(StampSearch.Effect pair, List<StampSearch.Effect> effects) {
        return effects.stream()
                .filter(it -> it.stamp().isApart(apart, pair.stamp()))
                .map(it -> it.on(pair.source(), pair.target()))
                .max(Comparator.comparingDouble(StampSearch.Effect::rate));
    }

    private Contender contender(int number, StampSearch.Effect effect) {
        Stamp stamp = new Climb(interview, open, Mixing.of(seed, 2, number))
                .climb(effect.source(), effect.target(), effect.stamp());
        return new Contender(
                open.classes().get(effect.source()),
                open.classes().get(effect.target()),
                stamp.row(),
                stamp.column(),
                stamp.shape(),
                stamp.values(),
                turned(interview, number, effect.target(), stamp),
                students.stream()
                        .map(student -> turned(student, number, effect.target(), stamp))
                        .toList(),
                List.of());
    }

    /** The same scenes for whoever is asked. */
    private Contender.Turned turned(Interview asked, int number, int target, Stamp stamp) {
        Ratings same = new Ratings(asked, Mixing.of(seed, 3, number));
        SortedMap<Integer, List<Double>> ofEach = new TreeMap<>();
        for (double contrast : Contender.contrasts()) {
            double[] shares = same.turnedOfOthers(keptBack, target, stamp, contrast, SHOWN_OF_EACH);
            for (int i = 0; i < shares.length; i++) {
                int label = open.classes().get(i < target ? i : i + 1);
                ofEach.computeIfAbsent(label, any -> new ArrayList<>()).add(shares[i]);
            }
        }
        return new Contender.Turned(ofEach);
    }
}
