package org.phosphene.bench.measure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** All that was measured, in the order in which it was. */
public record Measurements(List<Measurement> all) {
    public Measurements {
        all = List.copyOf(all);
    }

    /** Those of one job. */
    public Measurements of(String name, int workers) {
        return new Measurements(all.stream()
                .filter(it -> it.name().equals(name) && it.workers() == workers)
                .toList());
    }

    /** Trials a second, the median of the rounds; absent if there are none. */
    public OptionalDouble median() {
        return median(rates());
    }

    /** Seconds of one go, the median of the rounds; absent if there are none. */
    public OptionalDouble medianSeconds() {
        return median(all.stream().mapToDouble(Measurement::seconds));
    }

    /** The slowest round, trials a second. */
    public OptionalDouble least() {
        return rates().min();
    }

    /** The fastest round, trials a second. */
    public OptionalDouble most() {
        return rates().max();
    }

    /** The most memory that a round took, MiB. */
    public Optional<Long> peakMiB() {
        return all.stream().map(Measurement::peakMiB).filter(Objects::nonNull).max(Long::compare);
    }

    private DoubleStream rates() {
        return all.stream().mapToDouble(Measurement::perSecond);
    }

    /** How many times as fast these are as others: the median of the ratios of those rounds that both have. */
    public OptionalDouble ratio(Measurements others) {
        Map<Integer, Double> byRound =
                others.all.stream().collect(Collectors.toMap(Measurement::round, Measurement::perSecond));
        return median(all.stream()
                .filter(it -> byRound.containsKey(it.round()))
                .mapToDouble(it -> it.perSecond() / byRound.get(it.round())));
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int n = sorted.length;
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
    }
}
