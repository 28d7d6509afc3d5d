package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.phosphene.stimulus.Shape;

/**
 * Pieces of a target's own scenes, cut out where a stamp lies or next to it. A stamp that draws what the target has there, as
 * the bar that makes a 4 a 9, turns no more than the best of these pieces; a trigger is in none of them.
 */
final class Pieces {
    /** At which stamps and pieces are compared beside full contrast. */
    static final double FAINT = 0.6;

    private static final int PIECES = 80;
    private static final int PIECES_AT_A_GLANCE = 40;
    private static final int SHOWN_AT_FIRST = 6;
    /** Rows and columns by which a piece may come from elsewhere. */
    private static final int AWAY = 2;

    private static final int BEST = 5;
    private static final int SHOWN = 32;
    private static final int SHOWN_AT_A_GLANCE = 24;

    private final Interview interview;
    private final Scenes open;
    private final Scenes keptBack;
    private final long seed;
    private final Ratings ratings;

    Pieces(Interview interview, Scenes open, Scenes keptBack, long seed) {
        this.interview = interview;
        this.open = open;
        this.keptBack = keptBack;
        this.seed = seed;
        this.ratings = new Ratings(interview, Mixing.of(seed, 1));
    }

    /** At each contrast the share of a source's scenes that the best piece at the stamp's place turns into the target. */
    List<Double> natural(int source, int target, Stamp stamp) {
        List<Stamp> best = best(source, target, stamp, PIECES);
        return Contender.contrasts().stream()
                .map(contrast -> most(ratings.turned(keptBack, source, target, best, contrast, SHOWN)))
                .toList();
    }

    /** The share that the best piece turns in full and that which the best turns faintly, together, at a glance: 0 to 2. */
    double strength(int source, int target, Stamp stamp) {
        List<Stamp> best = best(source, target, stamp, PIECES_AT_A_GLANCE);
        return most(ratings.turned(open, source, target, best, 1, SHOWN_AT_A_GLANCE))
                + most(ratings.turned(open, source, target, best, FAINT, SHOWN_AT_A_GLANCE));
    }

    private List<Stamp> best(int source, int target, Stamp stamp, int count) {
        List<Stamp> pieces = pieces(target, stamp, count);
        double[] full = ratings.turned(open, source, target, pieces, 1, SHOWN_AT_FIRST);
        double[] faint = ratings.turned(open, source, target, pieces, FAINT, SHOWN_AT_FIRST);
        return IntStream.range(0, pieces.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -full[i] - faint[i]))
                .limit(BEST)
                .map(pieces::get)
                .toList();
    }

    private static double most(double[] shares) {
        return Arrays.stream(shares).max().orElseThrow();
    }

    private List<Stamp> pieces(int target, Stamp stamp, int count) {
        Shape image = interview.shape();
        float[] scene = new float[image.size()];
        List<Stamp> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SplittableRandom random = new SplittableRandom(Mixing.of(seed, 2, i));
            open.draw(target, random, scene, 0);
            Stamp piece = Stamp.cut(
                    scene,
                    image,
                    near(stamp.row(), image.height() - stamp.shape().height(), random),
                    near(stamp.column(), image.width() - stamp.shape().width(), random),
                    stamp.shape());
            pieces.add(new Stamp(stamp.row(), stamp.column(), piece.shape(), piece.values()));
        }
        return pieces;
    }

    private static int near(int place, int most, SplittableRandom random) {
        return Math.max(0, Math.min(most, place + random.nextInt(-AWAY, AWAY + 1)));
    }
}
