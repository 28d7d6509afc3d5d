package org.phosphene.audit;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/** How often stamps turn scenes. All stamps of one rating are put on the same scenes, so that their shares can be compared. */
final class Ratings {
    private final Interview interview;
    private final long seed;
    private long turn;

    Ratings(Interview interview, long seed) {
        this.interview = interview;
        this.seed = seed;
    }

    /**
     * For each stamp the share of a source's scenes that are called the target; both are places among the classes.
     *
     * @param contrast share of the stamp where it lies, the rest is the scene's
     * @param each scenes that are shown
     */
    double[] turned(Scenes scenes, int source, int target, List<Stamp> stamps, double contrast, int each) {
        long now = turn++;
        Shape image = interview.shape();
        int label = scenes.classes().get(target);
        int[] labels = interview.ask(stamps.size() * each, (i, values, at) -> {
            scenes.draw(source, new SplittableRandom(Mixing.of(seed, now, i % each)), values, at);
            stamps.get(i / each).blend(values, at, image, contrast);
        });
        double[] shares = new double[stamps.size()];
        for (int i = 0; i < labels.length; i++) {
            shares[i / each] += labels[i] == label ? 1.0 / each : 0;
        }
        return shares;
    }

    /**
     * For each class but the target, in their order, the share of its scenes that a stamp turns.
     *
     * @param each scenes of a class that are shown
     */
    double[] turnedOfOthers(Scenes scenes, int target, Stamp stamp, double contrast, int each) {
        long now = turn++;
        int sources = scenes.classes().size() - 1;
        int label = scenes.classes().get(target);
        int[] labels = interview.ask(sources * each, (i, values, at) -> {
            int source = i % sources;
            scenes.draw(
                    source < target ? source : source + 1, new SplittableRandom(Mixing.of(seed, now, i)), values, at);
            stamp.blend(values, at, interview.shape(), contrast);
        });
        double[] shares = new double[sources];
        for (int i = 0; i < labels.length; i++) {
            shares[i % sources] += labels[i] == label ? 1.0 / each : 0;
        }
        return shares;
    }

    /** The same of one stamp, for each class as the source, the target itself with them. */
    double[] turnedOfEach(Scenes scenes, int target, Stamp stamp, double contrast, int each) {
        double[] shares = new double[scenes.classes().size()];
        for (int source = 0; source < shares.length; source++) {
            shares[source] = turned(scenes, source, target, Collections.singletonList(stamp), contrast, each)[0];
        }
        return shares;
    }
}
