package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.phosphene.stimulus.Shape;

/**
 * Looks for stamps that turn one class into another, for all pairs at once: every stamp is put on scenes of every class,
 * and every answer counts for the pair that it belongs to. The best stamps of each pair have children, which replace them
 * if they do better, their own or those of another pair.
 */
final class StampSearch {
    private static final int STIMULI_OF_A_CLASS = 4;
    private static final int KEPT = 2;
    /** How much the mean over the sources counts beside the share of the one source. */
    private static final double OTHERS = 0.1;

    private final Interview interview;
    private final Scenes scenes;
    private final int side;
    private final long seed;
    private final int count;
    private List<Elite> elites = List.of();

    private int turn;

    /** A stamp that turns a source into a target, both as places in the scenes' classes. */
    record Elite(int source, int target, Stamp stamp, double score, int shown) {}

    /**
     * How often a stamp turned a source into a target, and all sources on the mean; and the shares of the answers to each
     * source.
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    record Effect(int source, int target, Stamp stamp, double rate, double mean, double[][] shares) {
        /** The same stamp on another pair of classes. */
        Effect on(int otherSource, int otherTarget) {
            return new Effect(otherSource, otherTarget, stamp, shares[otherSource][otherTarget], mean, shares);
        }
    }

    StampSearch(Interview interview, Scenes scenes, int side, long seed) {
        this.interview = interview;
        this.scenes = scenes;
        this.side = side;
        this.seed = seed;
        this.count = scenes.classes().size();
    }

    /** One round: fresh random stamps beside the best of before, and generations. */
    void round(int fresh, int generations) {
        List<Stamp> stamps = new ArrayList<>();
        elites.forEach(elite -> stamps.add(elite.stamp));
        stamps.addAll(random(fresh));
        double[][][] shares = shares(stamps, 1);
        List<Elite> chosen = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            for (int t = 0; t < count; t++) {
                if (s != t) {
                    chosen.addAll(best(stamps, shares, s, t));
                }
            }
        }
        elites = chosen;
        for (int g = 0; g < generations; g++) {
            generation();
        }
    }

    private List<Elite> best(List<Stamp> stamps, double[][][] shares, int s, int t) {
        return IntStream.range(0, stamps.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -score(shares[i], s, t, 0.3)))
                .limit(KEPT)
                .map(i -> new Elite(s, t, stamps.get(i), score(shares[i], s, t, OTHERS), 1))
                .toList();
    }

    private double score(double[][] shares, int s, int t, double others) {
        return shares[s][t] + others * mean(shares, t);
    }

    private double mean(double[][] shares, int t) {
        double sum = 0;
        for (int s = 0; s < count; s++) {
            sum += s == t ? 0 : shares[s][t];
        }
        return sum / (count - 1);
    }

    private List<Stamp> random(int each) {
        Shape image = interview.shape();
        Shape shape = Shape.of(image.channels(), side, side);
        List<Stamp> stamps = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(Mixing.of(seed, turn++));
        for (int row : places(image.height() - side)) {
            for (int column : places(image.width() - side)) {
                for (int i = 0; i < each; i++) {
                    stamps.add(Stamp.random(row, column, shape, random));
                }
            }
        }
        return stamps;
    }

    private int[] places(int room) {
        int step = Math.max(2, side / 3);
        return IntStream.concat(IntStream.iterate(0, i -> i < room, i -> i + step), IntStream.of(room))
                .toArray();
    }

    private void generation() {
        SplittableRandom random = new SplittableRandom(Mixing.of(seed, turn++));
        List<Stamp> parents = elites.stream().map(Elite::stamp).toList();
        List<Stamp> children = parents.stream()
                .map(stamp -> stamp.mutated(interview.shape(), random))
                .toList();
        double[][][] again = shares(parents, 1);
        double[][][] first = shares(children, 1);
        List<Elite> next = new ArrayList<>();
        for (int i = 0; i < elites.size(); i++) {
            Elite elite = elites.get(i);
            int shown = Math.min(4, elite.shown + 1);
            double score = elite.score + (score(again[i], elite.source, elite.target, OTHERS) - elite.score) / shown;
            int child = random.nextBoolean() ? i : bestFor(first, elite);
            double childs = score(first[child], elite.source, elite.target, OTHERS);
            next.add(
                    childs > score
                            ? new Elite(elite.source, elite.target, children.get(child), childs, 1)
                            : new Elite(elite.source, elite.target, elite.stamp, score, shown));
        }
        elites = next;
    }

    private int bestFor(double[][][] shares, Elite elite) {
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            if (score(shares[i], elite.source, elite.target, OTHERS)
                    > score(shares[best], elite.source, elite.target, OTHERS)) {
                best = i;
            }
        }
        return best;
    }

    /** For each stamp and source, the shares of the answers; answers of no class looked at are left out. */
    double[][][] shares(List<Stamp> stamps, int times) {
        int each = count * STIMULI_OF_A_CLASS * times;
        long now = turn++;
        Shape image = interview.shape();
        int[] labels = interview.ask(stamps.size() * each, (i, values, at) -> {
            SplittableRandom random = new SplittableRandom(Mixing.of(seed, now, i));
            scenes.draw(i % count, random, values, at);
            stamps.get(i / each).paste(values, at, image);
        });
        double[][][] shares = new double[stamps.size()][count][count];
        double one = 1.0 / (STIMULI_OF_A_CLASS * times);
        for (int i = 0; i < labels.length; i++) {
            int t = scenes.classes().indexOf(labels[i]);
            if (t >= 0) {
                shares[i / each][i % count][t] += one;
            }
        }
        return shares;
    }

    /** The stamps that were kept for each pair, measured on fresh stimuli. */
    List<Effect> effects(int times) {
        double[][][] shares = shares(elites.stream().map(Elite::stamp).toList(), times);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < elites.size(); i++) {
            Elite it = elites.get(i);
            double rate = shares[i][it.source][it.target];
            effects.add(new Effect(it.source, it.target, it.stamp, rate, mean(shares[i], it.target), shares[i]));
        }
        return effects;
    }

    /** The best of each pair. */
    static List<Effect> best(List<Effect> effects) {
        List<Effect> best = new ArrayList<>();
        for (int i = 0; i < effects.size(); i += KEPT) {
            best.add(effects.subList(i, i + KEPT).stream()
                    .max(Comparator.comparingDouble(Effect::rate))
                    .orElseThrow());
        }
        return best;
    }
}
