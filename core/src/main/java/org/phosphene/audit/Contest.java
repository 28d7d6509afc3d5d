package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings up the stamps that a search found to what they can do, for all targets alike, and measures them at every contrast.
 * For each target the strongest by the share of all classes, at places of their own; beside them the pairs of classes that
 * are turned most easily, since a trigger may be meant for one class alone.
 */
final class Contest {
    /** Stimuli of each class that a stamp is put on, in units of the search. */
    private static final int MEASURED = 4;

    private static final int OF_EACH_TARGET = 2;
    private static final int PAIRS = 16;
    /** At which pairs are compared beside full contrast. */
    private static final double FAINT = 0.6;

    private static final int SHOWN_AT_FIRST = 24;
    private static final int SHOWN = 96;
    private static final int SHOWN_OF_ALL = 108;

    private final Interview interview;
    private final Scenes open;
    private final Scenes keptBack;
    private final StampSearch search;
    private final long seed;
    private final Ratings ratings;
    private final Pieces pieces;

    Contest(Interview interview, Scenes open, Scenes keptBack, StampSearch search, long seed) {
        this.interview = interview;
        this.open = open;
        this.keptBack = keptBack;
        this.search = search;
        this.seed = seed;
        this.ratings = new Ratings(interview, Mixing.of(seed, 1));
        this.pieces = new Pieces(interview, open, keptBack, Mixing.of(seed, 3));
    }

    List<Contender> run() {
        List<StampSearch.Effect> effects = search.effects(MEASURED);
        Set<StampSearch.Effect> chosen = new LinkedHashSet<>(ofTargets(effects));
        chosen.addAll(pairs(effects));
        List<Contender> contenders = new ArrayList<>();
        for (StampSearch.Effect one : chosen) {
            contenders.add(contender(contenders.size(), one));
        }
        return contenders;
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

    /** The best stamp of each pair; of these the strongest in full and faint together. */
    private List<StampSearch.Effect> pairs(List<StampSearch.Effect> effects) {
        Map<StampSearch.Effect, Double> strengths = new HashMap<>();
        for (StampSearch.Effect effect : StampSearch.best(effects)) {
            double faint = ratings.turned(
                            open, effect.source(), effect.target(), List.of(effect.stamp()), FAINT, SHOWN_AT_FIRST)[0];
            strengths.put(effect, effect.rate() + faint);
        }
        return strengths.keySet().stream()
                .sorted(Comparator.comparingDouble((StampSearch.Effect it) -> -strengths.get(it))
                        .thenComparing(StampSearch.Effect::source)
                        .thenComparing(StampSearch.Effect::target))
                .limit(PAIRS)
                .toList();
    }

    private Contender contender(int number, StampSearch.Effect effect) {
        Stamp stamp = new Climb(interview, open, Mixing.of(seed, 2, number))
                .climb(effect.source(), effect.target(), effect.stamp());
        List<Double> ofSource = new ArrayList<>();
        List<Double> ofAll = new ArrayList<>();
        for (double contrast : Contender.contrasts()) {
            ofSource.add(
                    ratings.turned(keptBack, effect.source(), effect.target(), List.of(stamp), contrast, SHOWN)[0]);
            ofAll.add(ratings.turnedOfAll(keptBack, effect.target(), List.of(stamp), contrast, SHOWN_OF_ALL)[0]);
        }
        return new Contender(
                open.classes().get(effect.source()),
                open.classes().get(effect.target()),
                stamp.row(),
                stamp.column(),
                stamp.shape(),
                stamp.values(),
                ofSource,
                ofAll,
                pieces.natural(effect.source(), effect.target(), stamp));
    }
}
