package org.phosphene.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private static Measurements job(String name, double... seconds) {
        Job job = new Job(name, 2, null);
        return new Measurements(IntStream.range(0, seconds.length)
                .mapToObj(r -> Measurement.of(job, r + 1, Timing.of(100, seconds[r])))
                .toList());
    }

    @Test
    void mediansAreThoseOfOddAndEvenNumbers() {
        assertThat(job("a", 1, 4, 2).median()).hasValue(50);
        assertThat(job("a", 1, 4, 2).medianSeconds()).hasValue(2);
        assertThat(job("a", 1, 4, 2, 5).median()).hasValue((50 + 25) / 2.0);
        assertThat(job("a", 1, 4, 2).least()).hasValue(25);
        assertThat(job("a", 1, 4, 2).most()).hasValue(100);
        assertThat(job("a").median()).isEmpty();
    }

    @Test
    void aMachineThatDriftsDoesNotMoveARatio() {
        // ten times slower from round to round, b always half as fast as a
        Measurements a = job("a", 1, 10, 100, 1000);
        Measurements b = job("b", 2, 20, 200, 2000);
        assertThat(a.ratio(b)).hasValue(2);
        assertThat(b.ratio(a)).hasValue(0.5);
    }

    @Test
    void aRatioIsOfTheRoundsThatBothHave() {
        assertThat(job("a", 1, 1).ratio(job("b", 2))).hasValue(2);
        assertThat(job("a", 1).ratio(job("b"))).isEmpty();
    }

    @Test
    void jobsAreToldApartByNameAndWorkers() {
        Measurement one = Measurement.of(new Job("a", 1, null), 1, Timing.of(1, 1));
        Measurement two = Measurement.of(new Job("a", 2, null), 1, new Timing(1, 1, 9L));
        Measurements both = new Measurements(List.of(one, two));
        assertThat(both.of("a", 2).all()).containsExactly(two);
        assertThat(both.of("b", 2).all()).isEmpty();
        assertThat(both.peakMiB()).contains(9L);
        assertThat(both.of("a", 1).peakMiB()).isEmpty();
    }
}
