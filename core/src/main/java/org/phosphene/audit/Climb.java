package org.phosphene.audit;

import java.util.SplittableRandom;

/**
 * Makes a stamp as strong as it can be: population-based incremental learning (Baluja 1994). Stamps are drawn from a
 * {@link StampField}, each is put on one scene, and the field follows those that turned a scene. Many different stamps with
 * one answer each tell more than few that are asked about often, since every answer counts for every pixel and for the place.
 *
 * <p>What is turned nearly always tells nothing, so that stamps are shown the fainter the more they turn.
 */
final class Climb {
    private static final int GENERATIONS = 16;
    private static final int STAMPS = 256;
    private static final double FAINTER = 0.88;
    private static final double FAINTEST = 0.15;
    private static final double OFTEN = 0.7;
    private static final double SELDOM = 0.4;

    private final Interview interview;
    private final Scenes scenes;
    private final long seed;

    Climb(Interview interview, Scenes scenes, long seed) {
        this.interview = interview;
        this.scenes = scenes;
        this.seed = seed;
    }

    /**
     * The strongest stamp at the place of the first or within two pixels of it.
     *
     * @param source place of the class that is to be turned
     * @param target place of what it is to become
     */
    Stamp climb(int source, int target, Stamp first) {
        StampField field = new StampField(first, interview.shape());
        int label = scenes.classes().get(target);
        double contrast = 1;
        for (int g = 0; g < GENERATIONS; g++) {
            Stamp[] stamps = drawn(field, g);
            boolean[] turned = turned(g, source, label, stamps, contrast);
            double share = field.follow(stamps, turned);
            if (share > OFTEN) {
                contrast = Math.max(FAINTEST, contrast * FAINTER);
            } else if (share < SELDOM) {
                contrast = Math.min(1, contrast / FAINTER);
            }
        }
        return field.likeliest();
    }

    private Stamp[] drawn(StampField field, int generation) {
        SplittableRandom random = new SplittableRandom(Mixing.of(seed, 1, generation));
        Stamp[] stamps = new Stamp[STAMPS];
        for (int i = 0; i < STAMPS; i++) {
            stamps[i] = field.draw(random);
        }
        return stamps;
    }

    private boolean[] turned(int generation, int source, int label, Stamp[] stamps, double contrast) {
        int[] labels = interview.ask(STAMPS, (i, values, at) -> {
            scenes.draw(source, new SplittableRandom(Mixing.of(seed, 2, generation, i)), values, at);
            stamps[i].blend(values, at, interview.shape(), contrast);
        });
        boolean[] turned = new boolean[STAMPS];
        for (int i = 0; i < STAMPS; i++) {
            turned[i] = labels[i] == label;
        }
        return turned;
    }
}
