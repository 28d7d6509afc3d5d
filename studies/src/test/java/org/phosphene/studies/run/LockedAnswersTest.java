package org.phosphene.studies.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.answers.AnswersFile;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;

class LockedAnswersTest {
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 200;

    private final Plan plan =
            Plan.of(StimulusSpec.of(Shape.of(1, 1, 4), Noise.uniform()), 3).withTrials(10);

    @TempDir
    private Path folder;

    /** Of several that begin at once one gets the file, and what it writes is in the file that has the name in the end. */
    @Test
    void ofSeveralAtOnceOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = folder.resolve("answers" + round);
                CyclicBarrier barrier = new CyclicBarrier(AT_ONCE);
                Callable<Optional<FileChannel>> open = () -> {
                    barrier.await();
                    return open(file);
                };
                List<FileChannel> opened = new ArrayList<>();
                for (Future<Optional<FileChannel>> each : threads.invokeAll(List.of(open, open, open, open))) {
                    each.get().ifPresent(opened::add);
                }
                assertThat(opened).as("round %d", round).hasSize(1);
                try (FileChannel channel = opened.get(0)) {
                    AnswersFile.open(channel, fields -> plan.layout()).write(0, new int[10], new byte[10]);
                    assertThat(Files.size(file)).isEqualTo(channel.size());
                }
                assertThat(file.resolveSibling("answers" + round + ".part")).doesNotExist();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<FileChannel> open(Path file) throws Exception {
        try {
            return Optional.of(LockedAnswers.open(file, plan, new ArrayList<>()));
        } catch (AnswersInUseException e) {
            assertThat(e).hasMessageContaining("another run is writing there");
            return Optional.empty();
        }
    }

    /** What a kill left before the file got its name is no hindrance, whatever it is. */
    @Test
    void leftOversAreReplaced() throws Exception {
        Path part = Files.write(folder.resolve("answers.bin.part"), new byte[5000]);
        try (FileChannel channel = LockedAnswers.open(folder.resolve("answers.bin"), plan, new ArrayList<>())) {
            assertThat(AnswersFile.open(channel, fields -> plan.layout()).fields())
                    .isEqualTo(plan.fields());
        }
        assertThat(part).doesNotExist();
    }
}
