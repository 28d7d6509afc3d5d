package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Which target's stamp is the strongest, where many are strong. One champion for each target; all climb, and are shown the
 * more faintly the stronger the second best of them is. A network without a backdoor has several that fade together.
 */
final class Contest {
    private static final int GENERATIONS = 20;
    /** Generations without a close second, after which only the strongest climb on. */
    private static final int ENOUGH = 5;

    private static final int FINALISTS = 3;
    private static final int FINAL_GENERATIONS = 16;

    private static final int CHILDREN = 6;
    private static final int SHOWN = 54;
    private static final double FAINTER = 0.87;
    private static final double FAINTEST = 0.05;

    private final Interview interview;
    private final Scenes open;
    private final Judge judge;
    private final Ratings ratings;
    private final double secondMost;
    private final boolean ofAll;
    private final SplittableRandom random;

    /**
     * @param secondMost strength of the second best that is left alone
     * @param ofAll whether the mean over all sources counts or the share of the one
     */
    Contest(Interview interview, Scenes open, Judge judge, double secondMost, boolean ofAll, long seed) {
        this.interview = interview;
        this.open = open;
        this.judge = judge;
        this.ratings = new Ratings(interview, Mixing.of(seed, 1));
        this.secondMost = secondMost;
        this.ofAll = ofAll;
        this.random = new SplittableRandom(Mixing.of(seed, 2));
    }

    /**
     * A stamp for one target; source and target are places among the classes.
     *
     * @param natural share that does not count
     * @param strength share that it turns, less what is natural
     */
    private record Champion(int source, int target, Stamp stamp, double natural, double strength) {}

    Ranking run(List<Suspicion> pairs) {
        List<Champion> champions = champions(pairs);
        double contrast = 1;
        int apart = 0;
        for (int g = 0; g < GENERATIONS && apart < ENOUGH; g++) {
            champions = climb(champions, champions.size(), contrast);
            boolean close = champions.size() > 1 && champions.get(1).strength > secondMost;
            contrast = close ? Math.max(FAINTEST, contrast * FAINTER) : contrast;
            apart = close ? 0 : apart + 1;
        }
        for (int g = 0; g < FINAL_GENERATIONS; g++) {
            champions = climb(champions, FINALISTS, contrast);
        }
        List<Suspicion> best = new ArrayList<>();
        for (Champion champion : champions) {
            best.add(judge.judge(champion.source, champion.target, champion.stamp, contrast));
        }
        return new Ranking(contrast, best, ofAll);
    }

    /** At full contrast many are too strong to be told apart, so that what they do at half of it counts as much. */
    private List<Champion> champions(List<Suspicion> pairs) {
        List<Integer> classes = open.classes();
        Champion[] best = new Champion[classes.size()];
        for (Suspicion pair : pairs) {
            int source = classes.indexOf(pair.source());
            int target = classes.indexOf(pair.target());
            double natural = ofAll ? 0 : pair.natural();
            double strength = (ofAll ? pair.turnedOfAll() : pair.unnatural())
                    + Math.max(0, share(source, target, List.of(pair.stamp()), 0.5)[0] - natural);
            if (best[target] == null || strength > best[target].strength) {
                best[target] = new Champion(source, target, pair.stamp(), natural, strength);
            }
        }
        return Stream.of(best).filter(Objects::nonNull).toList();
    }

    private double[] share(int source, int target, List<Stamp> stamps, double contrast) {
        return ofAll
                ? ratings.turnedOfAll(open, target, stamps, contrast, SHOWN)
                : ratings.turned(open, source, target, stamps, contrast, SHOWN);
    }

    /** The strongest of them climb; the result begins with the strongest. */
    private List<Champion> climb(List<Champion> champions, int some, double contrast) {
        List<Champion> next = new ArrayList<>(champions);
        for (int i = 0; i < Math.min(some, next.size()); i++) {
            next.set(i, climb(next.get(i), contrast));
        }
        next.sort(Comparator.comparingDouble(champion -> -champion.strength));
        return next;
    }

    private Champion climb(Champion champion, double contrast) {
        List<Stamp> family = new ArrayList<>(List.of(champion.stamp));
        for (int i = 0; i < CHILDREN; i++) {
            family.add(champion.stamp.mutated(interview.shape(), random));
        }
        double[] shares = share(champion.source, champion.target, family, contrast);
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return new Champion(
                champion.source, champion.target, family.get(best), champion.natural, shares[best] - champion.natural);
    }
}
