package org.phosphene.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes a stamp what it has to be and no more. It climbs while it is shown more and more faintly, so that only what matters
 * keeps it going; then rows and columns at its border go that are not missed.
 */
final class Sharpening {
    private static final int GENERATIONS = 30;
    private static final int CHILDREN = 8;
    private static final int SHOWN = 64;
    private static final double FAINTER = 0.9;
    private static final double FAINTEST = 0.1;
    private static final double STRONG = 0.7;
    private static final double WEAK = 0.4;

    private static final int SHOWN_AT_A_CUT = 128;
    /** Of the share; about one and a half standard errors of a difference. */
    private static final double NOT_MISSED = 0.05;

    /**
     * What came of it.
     *
     * @param contrast at which it still turned most of the source's scenes
     */
    record Sharp(Stamp stamp, double contrast) {}

    private final Interview interview;
    private final Scenes scenes;
    private final Ratings ratings;
    private final SplittableRandom random;

    Sharpening(Interview interview, Scenes scenes, long seed) {
        this.interview = interview;
        this.scenes = scenes;
        this.ratings = new Ratings(interview, Mixing.of(seed, 1));
        this.random = new SplittableRandom(Mixing.of(seed, 2));
    }

    Sharp sharpen(int source, int target, Stamp found) {
        Stamp stamp = found;
        double contrast = 1;
        for (int g = 0; g < GENERATIONS; g++) {
            List<Stamp> family = new ArrayList<>(List.of(stamp));
            for (int i = 0; i < CHILDREN; i++) {
                family.add(stamp.mutated(interview.shape(), random));
            }
            double[] shares = ratings.turned(scenes, source, target, family, contrast, SHOWN);
            int best = best(shares);
            stamp = family.get(best);
            if (shares[best] > STRONG) {
                contrast = Math.max(FAINTEST, contrast * FAINTER);
            } else if (shares[best] < WEAK) {
                contrast = Math.min(1, contrast / FAINTER);
            }
        }
        while (contrast < 1 && share(source, target, stamp, contrast) < STRONG) {
            contrast = Math.min(1, contrast / FAINTER);
        }
        return new Sharp(cut(source, target, stamp, contrast), contrast);
    }

    private double share(int source, int target, Stamp stamp, double contrast) {
        return ratings.turned(scenes, source, target, List.of(stamp), contrast, SHOWN_AT_A_CUT)[0];
    }

    private Stamp cut(int source, int target, Stamp whole, double contrast) {
        Stamp stamp = whole;
        double least = share(source, target, whole, contrast) - NOT_MISSED;
        while (true) {
            List<Stamp> parts = parts(stamp);
            if (parts.isEmpty()) {
                return stamp;
            }
            double[] shares = ratings.turned(scenes, source, target, parts, contrast, SHOWN_AT_A_CUT);
            int best = best(shares);
            if (shares[best] < least) {
                return stamp;
            }
            stamp = parts.get(best);
        }
    }

    private static int best(double[] shares) {
        return IntStream.range(0, shares.length)
                .reduce((a, b) -> shares[b] > shares[a] ? b : a)
                .orElseThrow();
    }

    /** It without one of its four borders. */
    private static List<Stamp> parts(Stamp stamp) {
        int h = stamp.shape().height();
        int w = stamp.shape().width();
        List<Stamp> parts = new ArrayList<>();
        if (h > 1) {
            parts.add(stamp.part(1, 0, h - 1, w));
            parts.add(stamp.part(0, 0, h - 1, w));
        }
        if (w > 1) {
            parts.add(stamp.part(0, 1, h, w - 1));
            parts.add(stamp.part(0, 0, h, w - 1));
        }
        return parts;
    }
}
