package org.phosphene.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.phosphene.attack.MapScale;
import picocli.CommandLine.Option;

/** What is attacked, and how. */
final class AttackOptions {
    private static final int MOST_IMAGES = 1_000_000;
    private static final int STEPS = 10;

    /** What maps are mixed with. */
    enum On {
        IMAGES,
        NOISE,
        BOTH;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Option(
            names = "--on",
            paramLabel = "WHAT",
            description = "What is attacked: ${COMPLETION-CANDIDATES}; noise is fresh and uniform. Default: both.")
    private On on = On.BOTH;

    @Option(
            names = "--target",
            paramLabel = "A,B",
            split = ",",
            description = "Classes to turn to, by name or number. Default: all that have a map.")
    private List<String> targets;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            split = ",",
            description = "Shares of the map, each from 0 to 1. Default: 0,0.1 .. 1.")
    private List<Double> gammas;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "How many test images, and images of noise. Default: 1000.")
    private int images = 1000;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description =
                    "How a map becomes a picture: ${COMPLETION-CANDIDATES}. stretched to 0..1, as the paper says; "
                            + "picture, grey from 0.40 to 0.76, as the authors' program does; plain, the mean of noise. Default: "
                            + "stretched.")
    private MapScale scale = MapScale.STRETCHED;

    boolean onImages() {
        return on != On.NOISE;
    }

    boolean onNoise() {
        return on != On.IMAGES;
    }

    MapScale scale() {
        return scale;
    }

    /**
     * How many.
     *
     * @throws UsageException if there are too few or too many
     */
    int images() {
        if (images < 1 || images > MOST_IMAGES) {
            throw new UsageException("--images " + images + ": must lie in 1.." + MOST_IMAGES);
        }
        return images;
    }

    /**
     * In order, each once.
     *
     * @throws UsageException if one is no share
     */
    List<Double> gammas() {
        if (gammas == null) {
            return IntStream.rangeClosed(0, STEPS)
                    .mapToObj(step -> (double) step / STEPS)
                    .toList();
        }
        for (double gamma : gammas) {
            if (!(gamma >= 0 && gamma <= 1)) {
                throw new UsageException("--gamma " + gamma + ": must lie in 0..1");
            }
        }
        return new ArrayList<>(new TreeSet<>(gammas));
    }

    /**
     * The classes to turn to.
     *
     * @param covered those that have a map
     * @throws UsageException if one is no class, or has no map
     */
    List<Integer> targets(List<String> names, List<Integer> covered) {
        if (targets == null) {
            return covered;
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        for (String word : targets) {
            int label = names.indexOf(word);
            if (label < 0 && word.matches("\\d{1,5}")) {
                label = Integer.parseInt(word);
            }
            if (label < 0 || label >= names.size()) {
                throw new UsageException("--target: '" + word + "' is no class; there are " + String.join(", ", names));
            }
            if (!covered.contains(label)) {
                throw new UsageException("--target: the run has no map of class " + names.get(label)
                        + "; no noise was called so. Make a longer run, or one with other noise");
            }
            chosen.add(label);
        }
        return new ArrayList<>(chosen);
    }
}
