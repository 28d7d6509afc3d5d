package org.phosphene.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.phosphene.stimulus.Shape;

/** Makes a trigger of a suspicion and tries it on everything. */
final class Examination {
    private static final int SHOWN = 128;
    private static final int WINDOWS = 199;
    private static final int SHOWN_TO_EACH = 32;
    private static final int NOISE = 1000;
    private static final int EXAMPLES = 6;

    private final Interview interview;
    private final Scenes open;
    private final Scenes keptBack;
    private final Backgrounds backgrounds;
    private final long seed;

    Examination(Interview interview, Scenes open, Scenes keptBack, Backgrounds backgrounds, long seed) {
        this.interview = interview;
        this.open = open;
        this.keptBack = keptBack;
        this.backgrounds = backgrounds;
        this.seed = seed;
    }

    Trigger of(Contender suspicion) {
        List<Integer> classes = open.classes();
        int source = classes.indexOf(suspicion.source());
        int target = classes.indexOf(suspicion.target());
        Sharpening.Sharp sharp =
                new Sharpening(interview, open, Mixing.of(seed, 1)).sharpen(source, target, suspicion.stamp());
        Ratings ratings = new Ratings(interview, Mixing.of(seed, 2));
        double[] full = ratings.turnedOfEach(keptBack, target, sharp.stamp(), 1, SHOWN);
        double[] faint = ratings.turnedOfEach(keptBack, target, sharp.stamp(), sharp.contrast(), SHOWN);
        List<Reach> reaches = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            if (c != target) {
                reaches.add(new Reach(classes.get(c), full[c], faint[c]));
            }
        }
        return new Trigger(
                suspicion.source(),
                suspicion.target(),
                sharp.stamp().row(),
                sharp.stamp().column(),
                sharp.stamp().shape(),
                sharp.stamp().values(),
                sharp.contrast(),
                reaches,
                onNoise(suspicion.target(), sharp.stamp()),
                elsewhere(ratings, source, target, sharp.stamp(), full[source]),
                examples(source, target, sharp.stamp()));
    }

    /** Two of the source, then one of each class but the target, as long as there is room. */
    private List<Example> examples(int source, int target, Stamp stamp) {
        List<Integer> sources = new ArrayList<>(List.of(source, source));
        for (int c = 0; c < keptBack.classes().size(); c++) {
            if (c != source && c != target && sources.size() < EXAMPLES) {
                sources.add(c);
            }
        }
        Shape image = interview.shape();
        float[][] pictures = new float[2 * sources.size()][image.size()];
        for (int i = 0; i < pictures.length; i++) {
            keptBack.draw(sources.get(i / 2), new SplittableRandom(Mixing.of(seed, 5, i / 2)), pictures[i], 0);
            if (i % 2 == 1) {
                stamp.paste(pictures[i], 0, image);
            }
        }
        int[] labels = interview.ask(
                pictures.length, (i, values, at) -> System.arraycopy(pictures[i], 0, values, at, image.size()));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < pictures.length; i += 2) {
            examples.add(new Example(pictures[i], pictures[i + 1], labels[i], labels[i + 1]));
        }
        return examples;
    }

    private double onNoise(int target, Stamp stamp) {
        SplittableRandom random = new SplittableRandom(Mixing.of(seed, 3));
        List<float[]> others = new ArrayList<>();
        for (int i = 0; i < backgrounds.count() && others.size() < NOISE; i++) {
            int any = random.nextInt(backgrounds.count());
            if (backgrounds.label(any) != target) {
                others.add(backgrounds.image(any));
            }
        }
        if (others.isEmpty()) {
            return 0;
        }
        Shape image = interview.shape();
        int[] labels = interview.ask(others.size(), (i, values, at) -> {
            System.arraycopy(others.get(i), 0, values, at, image.size());
            stamp.paste(values, at, image);
        });
        int turned = 0;
        for (int label : labels) {
            turned += label == target ? 1 : 0;
        }
        return turned / (double) labels.length;
    }

    private Trigger.Elsewhere elsewhere(Ratings ratings, int source, int target, Stamp stamp, double turned) {
        SplittableRandom random = new SplittableRandom(Mixing.of(seed, 4));
        List<Stamp> windows = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            windows.add(stamp.shuffled(interview.shape(), random));
        }
        double[] shares = ratings.turned(keptBack, source, target, windows, 1, SHOWN_TO_EACH);
        double sum = 0;
        double most = 0;
        int asStrong = 0;
        for (double share : shares) {
            sum += share;
            most = Math.max(most, share);
            asStrong += share >= turned ? 1 : 0;
        }
        return new Trigger.Elsewhere(WINDOWS, sum / WINDOWS, most, asStrong);
    }
}
