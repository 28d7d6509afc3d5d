package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.observer.Observer;

/** The same answers and the same maps, bit for bit: from any number of workers, by replay, as part of a longer run. */
@ParameterizedClass
@MethodSource("org.phosphene.trial.Plans#all")
@Timeout(60)
class SameBitsTest {
    private final Plan plan;
    private final Supplier<Observer> observers;
    private Recording serial;

    @TempDir
    private Path folder;

    SameBitsTest(Plan plan) {
        this.plan = plan;
        observers = () -> new BatchMindedObserver(plan);
    }

    @BeforeEach
    void serial() throws IOException {
        serial = Recording.of(plan, TrialRunner.of(plan).withWorkers(1), observers, folder.resolve("serial"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void anyNumberOfWorkers(int workers) throws IOException {
        TrialRunner runner = TrialRunner.of(plan).withWorkers(workers);
        Recording.of(plan, runner, observers, folder.resolve("parallel")).isSameAs(serial);
    }

    @Test
    void inMemory() {
        ClassMeans means = TrialRunner.of(plan).run(observers, Plans.means(plan));
        serial.hasImagesOf(means.images());
        assertThat(means.images().trials()).isEqualTo(plan.trials());
    }

    @Test
    void replayEqualsRun() throws IOException {
        for (int workers : new int[] {1, 3}) {
            try (FileChannel channel = Recording.channel(serial.file())) {
                AnswersFile answers = Recording.open(plan, channel);
                ClassMeans means = TrialRunner.of(plan).withWorkers(workers).replay(answers, Plans.means(plan));
                serial.hasImagesOf(means.images());
            }
        }
    }

    /** Run again on a finished file, it asks nobody. */
    @Test
    void nothingIsAskedTwice() throws IOException {
        Observer nobody = (stimuli, count, labels) -> {
            throw new AssertionError("asked again");
        };
        if (!plan.confidence()) {
            Recording.of(plan, TrialRunner.of(plan), () -> nobody, serial.file())
                    .isSameAs(serial);
        }
    }

    /** No answer depends on how many trials are planned. */
    @Test
    void shorterRunIsTheFirstPartOfLonger() throws IOException {
        long trials = plan.trials() * 2 / 5 + 1;
        Plan shorter = plan.withTrials(trials);
        Path file = folder.resolve("shorter");
        Recording.of(shorter, TrialRunner.of(shorter), observers, file);
        assertThat(labels(shorter, file)).isEqualTo(Arrays.copyOf(labels(plan, serial.file()), (int) trials));
    }

    private static int[] labels(Plan plan, Path file) throws IOException {
        int block = plan.layout().block();
        int[] all = new int[(int) plan.trials()];
        try (FileChannel channel = Recording.channel(file)) {
            AnswersFile answers = Recording.open(plan, channel);
            int[] labels = new int[block];
            for (int b = 0; b < plan.layout().blocks(); b++) {
                assertThat(answers.read(b, labels, new byte[block])).isTrue();
                System.arraycopy(labels, 0, all, b * block, plan.layout().trialsIn(b));
            }
        }
        return all;
    }
}
