package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.SegmentedMeans;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.run.StudyNetwork;

/**
 * How maps build up with the trials. One run is cut at 1, 2 ... 10 thousandths, hundredths and tenths, so that maps of n trials
 * come from up to ten blocks that share no trial. A block's map is held against the map of all other trials, which share
 * none with it either: against the map of the whole run, of which it is a part, it would correlate even by chance.
 */
final class BuildUp {
    private static final int DECADES = 3;
    private static final int TEN = 10;
    private static final int[] STEPS = {1, 2, 5};
    private static final List<Long> ROUND = List.of(100L, 1000L, 10_000L);

    private final SegmentedMeans means;
    private final long unit;

    private BuildUp(SegmentedMeans means, long unit) {
        this.means = means;
        this.unit = unit;
    }

    /**
     * Makes or replays the run.
     *
     * @param full how many trials the paper has
     */
    static BuildUp of(Work work, StudyNetwork network, StimulusSpec stimulus, long full) throws IOException {
        long unit = Math.max(1, work.setting().trials(full) / 1000);
        long[] ends = ends(unit);
        int classes = network.classes();
        return new BuildUp(
                work.runs().estimate(network, stimulus, full, () -> SegmentedMeans.of(stimulus, classes, ends)), unit);
    }

    /** Ten segments of one unit, nine of ten, nine of a hundred; and cuts at {@link #ROUND} within them. */
    private static long[] ends(long unit) {
        NavigableSet<Long> ends = new TreeSet<>();
        for (long part = unit, decade = 0; decade < DECADES; decade++, part *= TEN) {
            for (int i = 1; i <= TEN; i++) {
                ends.add(i * part);
            }
        }
        ROUND.stream().filter(cut -> cut <= ends.last()).forEach(ends::add);
        return ends.stream().mapToLong(Long::longValue).toArray();
    }

    /** Those of 100, 1000 and 10 000 trials that the run has. */
    List<Long> round() {
        return ROUND.stream().filter(cut -> cut <= 1000 * unit).toList();
    }

    /** The numbers of trials after which maps are shown: a thousandth, a hundredth, a tenth and all. */
    List<Long> cuts() {
        return List.of(unit, TEN * unit, 100 * unit, 1000 * unit);
    }

    /** The numbers of trials at which maps are compared. */
    List<Long> sizes() {
        List<Long> sizes = new ArrayList<>();
        for (long part = unit, decade = 0; decade < DECADES; decade++, part *= TEN) {
            for (int step : STEPS) {
                sizes.add(step * part);
            }
        }
        return sizes;
    }

    /** The maps of the first {@code trials}, one of {@link #cuts} or {@link #round}. */
    ClassificationImages first(long trials) {
        return means.images(segment -> means.end(segment) <= trials);
    }

    /** The maps of all trials. */
    ClassificationImages whole() {
        return means.images(segment -> true);
    }

    /**
     * How maps of some trials agree with the map of all others.
     *
     * @param trials how many
     * @param mean correlation over the blocks
     * @param low the least of them
     * @param high the largest
     * @param blocks how many blocks there are in which the class was answered
     */
    record Agreement(long trials, double mean, double low, double high, int blocks) {}

    /**
     * For each class the agreement at one of {@link #sizes}; empty for a class that was not answered in any block, or only
     * there.
     */
    List<Optional<Agreement>> agreement(long trials) {
        List<List<OptionalDouble>> blocks = blocks(trials);
        List<Optional<Agreement>> all = new ArrayList<>();
        for (int c = 0; c < blocks.get(0).size(); c++) {
            int label = c;
            all.add(summary(
                    trials,
                    blocks.stream()
                            .map(block -> block.get(label))
                            .filter(OptionalDouble::isPresent)
                            .map(OptionalDouble::getAsDouble)
                            .toList()));
        }
        return all;
    }

    /** The same of the mean over all classes in each block; a class that was not answered counts as 0 there. */
    Agreement overall(long trials) {
        return summary(trials, blocks(trials).stream().map(BuildUp::mean).toList())
                .orElseThrow();
    }

    /** For each block and class the correlation of the block's map with that of all other trials. */
    private List<List<OptionalDouble>> blocks(long trials) {
        List<List<OptionalDouble>> all = new ArrayList<>();
        for (long from = 0; from + trials <= reach(trials); from += trials) {
            all.add(block(from, trials));
        }
        return all;
    }

    private List<OptionalDouble> block(long from, long trials) {
        ClassificationImages block = means.images(segment -> inside(segment, from, trials));
        ClassificationImages rest = means.images(segment -> !inside(segment, from, trials));
        return IntStream.range(0, block.classes())
                .mapToObj(c -> correlation(block.of(c), rest.of(c)))
                .toList();
    }

    /** {@link #overall} of the first trials alone, one of {@link #round}. */
    double opening(long trials) {
        return mean(block(0, trials));
    }

    private static double mean(List<OptionalDouble> classes) {
        return classes.stream().mapToDouble(one -> one.orElse(0)).average().orElse(0);
    }

    /** Up to where blocks of a size follow one another at cuts between segments. */
    private long reach(long trials) {
        long decade = unit;
        while (decade * TEN <= trials) {
            decade *= TEN;
        }
        return decade * TEN;
    }

    private boolean inside(int segment, long from, long trials) {
        long begin = segment == 0 ? 0 : means.end(segment - 1);
        return begin >= from && means.end(segment) <= from + trials;
    }

    private static OptionalDouble correlation(Optional<ClassificationImage> one, Optional<ClassificationImage> other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(Pearson.of(apart(one.get()), apart(other.get())))
                : OptionalDouble.empty();
    }

    /** A map less the mean of the noise, pixel by pixel: in noise with structure that is what all maps share. */
    private static double[] apart(ClassificationImage map) {
        double[] apart = map.mean().clone();
        for (int i = 0; i < apart.length; i++) {
            apart[i] -= map.noise().mean()[i];
        }
        return apart;
    }

    private static Optional<Agreement> summary(long trials, List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return Optional.of(new Agreement(trials, mean, low, high, values.size()));
    }

    /** The mean over all classes of the agreement at a size; a class without one counts as 0. */
    double meanAgreement(long trials) {
        return agreement(trials).stream()
                .mapToDouble(one -> one.map(Agreement::mean).orElse(0.0))
                .average()
                .orElse(0);
    }

    /** How many classes agree beyond chance at a size, on the mean over the blocks. */
    double beyondChance(long trials) {
        double chance = Pearson.chance(whole().shape().size());
        return agreement(trials).stream()
                .filter(one -> one.isPresent() && one.get().mean() > chance)
                .count();
    }

    /** The correlation of the map of the first trials with that of all of them, as the paper sets them side by side. */
    double shared(long trials) {
        ClassificationImages some = first(trials);
        ClassificationImages all = first(1000 * unit);
        return IntStream.range(0, all.classes())
                .mapToDouble(c -> correlation(some.of(c), all.of(c)).orElse(0))
                .average()
                .orElse(0);
    }
}
