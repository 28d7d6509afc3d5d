package org.phosphene.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.bench.process.ProcessFailedException;

class RoundsTest {
    private final List<String> calls = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Rounds rounds = new Rounds(told::add);

    private Job job(String name) {
        return new Job(name, 1, () -> {
            calls.add(name);
            return Timing.of(10, 2);
        });
    }

    @Test
    void jobsAreDoneInTurn() throws Exception {
        rounds.measure(List.of(job("a"), job("b")), 3);
        assertThat(calls).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(rounds.measurements().all()).hasSize(6).allMatch(it -> it.perSecond() == 5);
        assertThat(told).hasSize(6);
    }

    @Test
    void aJobThatFailsOnceIsLeftOutAndTheOthersGoOn() throws Exception {
        Job fails = new Job("peer", 1, () -> {
            calls.add("peer");
            if (calls.size() > 2) {
                throw new ProcessFailedException("exit status 1");
            }
            return Timing.of(10, 2);
        });
        rounds.measure(List.of(job("a"), fails), 3);
        assertThat(calls).containsExactly("a", "peer", "a", "peer", "a");
        assertThat(rounds.measurements().of("peer", 1).all()).isEmpty();
        assertThat(rounds.measurements().of("a", 1).all()).hasSize(3);
        assertThat(rounds.absent()).containsExactly(new Absent("peer", "exit status 1"));
    }

    @Test
    void anyOtherFailureEndsAll() {
        Job fails = new Job("a", 1, () -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> rounds.measure(List.of(fails), 1)).hasMessage("no");
    }
}
