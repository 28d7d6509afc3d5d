package org.phosphene.report;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.phosphene.estimate.SignalResponseMeans;
import org.phosphene.stimulus.SignalInNoise;

/**
 * What a run tells in which a signal was mixed with the noise.
 *
 * @param gamma share of the signal
 * @param signals classes of the signal, each the label of the answer that is right
 * @param counts trials of each class of the signal, in the order of {@code signals}, by answer
 * @param pair two classes set against each other, if there is a pair
 */
public record SignalReport(double gamma, List<Integer> signals, List<List<Long>> counts, Optional<SignalPair> pair) {
    /**
     * Reads the sums of a run.
     *
     * @param pair two classes of the signal
     */
    public static SignalReport of(
            SignalInNoise stimulus, SignalResponseMeans means, int answers, Optional<int[]> pair) {
        TreeSet<Integer> signals = new TreeSet<>();
        for (int i = 0; i < stimulus.signals().count(); i++) {
            signals.add(stimulus.signals().label(i));
        }
        List<List<Long>> counts = signals.stream()
                .map(signal -> IntStream.range(0, answers)
                        .mapToObj(answer -> means.trials(signal, answer))
                        .toList())
                .toList();
        return new SignalReport(
                stimulus.gamma(),
                List.copyOf(signals),
                counts,
                pair.map(classes -> SignalPair.of(means, stimulus.shape(), classes[0], classes[1])));
    }

    /** All trials. */
    long trials() {
        return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    }

    /** Trials of one row of the table. */
    long trials(int row) {
        return counts.get(row).stream().mapToLong(Long::longValue).sum();
    }

    /** How often the answer was the class of the signal. */
    Share accuracy() {
        long right = 0;
        for (int row = 0; row < signals.size(); row++) {
            right += counts.get(row).get(signals.get(row));
        }
        return Share.of(right, trials());
    }
}
