package org.phosphene.audit;

import java.util.ArrayList;
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
    private static final int PIECES = 80;
    private static final int SHOWN_AT_FIRST = 6;
    /** At which pieces are compared beside full contrast. */
    private static final double FAINT = 0.6;
    /** Rows and columns by which a piece may come from elsewhere. */
    private static final int AWAY = 2;

    private static final int BEST = 5;
    private static final int SHOWN = 32;

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
        List<Stamp> pieces = pieces(target, stamp);
        double[] full = ratings.turned(open, source, target, pieces, 1, SHOWN_AT_FIRST);
        double[] faint = ratings.turned(open, source, target, pieces, FAINT, SHOWN_AT_FIRST);
        List<Stamp> best = IntStream.range(0, pieces.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -full[i] - faint[i]))
                .limit(BEST)
                .map(pieces::get)
                .toList();
        List<Double> natural = new ArrayList<>();
        for (double contrast : Contender.contrasts()) {
            double most = 0;
            for (double share : ratings.turned(keptBack, source, target, best, contrast, SHOWN)) {
                most = Math.max(most, share);
            }
            natural.add(most);
        }
        return natural;
    }

    private List<Stamp> pieces(int target, Stamp stamp) {
        Shape image = interview.shape();
        float[] scene = new float[image.size()];
        List<Stamp> pieces = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
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
