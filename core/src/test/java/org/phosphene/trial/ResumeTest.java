package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.answers.Verdicts;
import org.phosphene.observer.Observer;

/** A run that ended before its end goes on to the same bytes as one that did not. */
@Timeout(60)
class ResumeTest {
    private final Plan plan = Plans.tenBlocks();
    private final TrialRunner runner = TrialRunner.of(plan).withWorkers(3);
    private Recording whole;

    @TempDir
    private Path folder;

    @BeforeEach
    void whole() throws IOException {
        whole = Recording.of(plan, TrialRunner.of(plan).withWorkers(1), this::observer, folder.resolve("whole"));
    }

    private Observer observer() {
        return new BatchMindedObserver(plan);
    }

    @RepeatedTest(20)
    void stoppedAtRandom(RepetitionInfo repetition) throws IOException {
        Path file = folder.resolve("stopped");
        Random random = new Random(repetition.getCurrentRepetition());
        AtomicInteger questions = new AtomicInteger(random.nextInt(300));
        TrialRunner stopping = runner.withStop(() -> questions.getAndDecrement() <= 0);
        assertThatExceptionOfType(RunStoppedException.class)
                .isThrownBy(() -> Recording.of(plan, stopping, this::observer, file))
                .withMessageContaining("of 10000 trials");
        AtomicLong asked = new AtomicLong();
        long kept = answered(file);
        Recording.of(plan, runner.withListener(p -> asked.set(p.asked())), this::observer, file)
                .isSameAs(whole);
        assertThat(asked.get()).isEqualTo(plan.trials() - kept);
    }

    /** A copy of the file, taken while workers write, is what a kill leaves; then its end is torn off as well. */
    @RepeatedTest(20)
    void killedAtRandom(RepetitionInfo repetition) throws IOException {
        Path file = folder.resolve("alive");
        Path copy = folder.resolve("killed");
        Random random = new Random(repetition.getCurrentRepetition());
        AtomicInteger events = new AtomicInteger(1 + random.nextInt(9));
        TrialRunner watched = runner.withListener(p -> {
            if (events.decrementAndGet() == 0) {
                copy(file, copy);
            }
        });
        Recording.of(plan, watched, this::observer, file).isSameAs(whole);
        try (FileChannel channel = Recording.channel(copy)) {
            long header = Recording.open(plan, channel).at(0);
            channel.truncate(Math.max(header, channel.size() - random.nextInt(1500)));
        }
        assertThat(answered(copy)).isLessThan(plan.trials());
        Recording.of(plan, runner, this::observer, copy).isSameAs(whole);
    }

    /** Blocks that fail their checksum are asked again, the others are not. */
    @Test
    void tornBlocksAreAskedAgain() throws IOException {
        Path file = folder.resolve("torn");
        copy(whole.file(), file);
        try (FileChannel channel = Recording.channel(file)) {
            AnswersFile answers = Recording.open(plan, channel);
            channel.write(ByteBuffer.wrap(new byte[] {99}), answers.at(2) + 17);
            channel.write(ByteBuffer.wrap(new byte[500]), answers.at(6));
        }
        AtomicLong asked = new AtomicLong();
        Recording.of(plan, runner.withListener(p -> asked.set(p.asked())), this::observer, file)
                .isSameAs(whole);
        assertThat(asked.get()).isEqualTo(2L * plan.layout().block());
    }

    @Test
    void replayNamesTheFirstMissingBlock() throws IOException {
        try (FileChannel channel = Recording.channel(whole.file())) {
            AnswersFile answers = Recording.open(plan, channel);
            channel.write(ByteBuffer.wrap(new byte[] {99}), answers.at(7));
            channel.write(ByteBuffer.wrap(new byte[] {99}), answers.at(3) + 5);
            assertThatExceptionOfType(DamagedAnswersException.class)
                    .isThrownBy(() -> runner.replay(answers, Plans.means(plan)))
                    .withMessageContaining("block 3 (byte " + answers.at(3) + ", trials 3072..4095)");
        }
    }

    /** The verdicts may be absent, but not half there. */
    @Test
    void replayRefusesTornVerdicts() throws IOException {
        try (FileChannel channel = Recording.channel(whole.file())) {
            AnswersFile answers = Recording.open(plan, channel);
            long end = channel.size();
            runner.replay(answers, Plans.means(plan));
            int[] labels = new int[plan.classes()];
            answers.write(new Verdicts(labels, labels));
            runner.replay(answers, Plans.means(plan));
            for (long cut : new long[] {channel.size() - 1, end + 1}) {
                channel.truncate(cut);
                assertThatExceptionOfType(DamagedAnswersException.class)
                        .isThrownBy(() -> runner.replay(answers, Plans.means(plan)))
                        .withMessageContaining("(byte " + end + ")");
            }
        }
    }

    @Test
    void answersOfAnotherPlan() throws IOException {
        for (Plan other :
                new Plan[] {plan.withSeed(2), plan.withTrials(10_001), plan.withBatch(16), plan.withConfidence(true)}) {
            try (FileChannel channel = Recording.channel(whole.file())) {
                AnswersFile answers = Recording.open(plan, channel);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> TrialRunner.of(other).replay(answers, Plans.means(other)))
                        .withMessageContaining("another run");
            }
        }
    }

    private long answered(Path file) throws IOException {
        try (FileChannel channel = Recording.channel(file)) {
            return Recording.open(plan, channel).answered();
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
