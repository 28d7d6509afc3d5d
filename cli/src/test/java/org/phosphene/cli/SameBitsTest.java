package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thread or several, whole or killed and gone on with, asked or replayed: the same bytes. */
class SameBitsTest {
    private static final int TRIALS = 30_000;

    @TempDir
    private Path temporary;

    private Path whole;
    private RunResult expected;

    @BeforeEach
    void makeOneRun() throws IOException {
        whole = temporary.resolve("whole");
        assertThat(map(whole, 1).status()).isZero();
        expected = RunResult.of(whole);
    }

    private static CommandRun map(Path folder, int threads) {
        return CommandRun.of(ExactMap.words(TRIALS, threads, folder));
    }

    @Test
    void onAnyNumberOfThreads() throws IOException {
        for (int threads : new int[] {2, 5}) {
            Path folder = temporary.resolve("threads" + threads);
            assertThat(map(folder, threads).status()).isZero();
            RunResult.of(folder).assertSameAs(expected);
        }
    }

    @Test
    void afterAKillAtAThird() throws Exception {
        Path folder = temporary.resolve("killed");
        CommandProcess process = CommandProcess.start(temporary, List.of(), ExactMap.words(TRIALS, 2, folder));
        process.awaitSize(folder.resolve("answers.bin"), TRIALS / 3);
        process.kill();
        assertThat(folder.resolve("result.json")).doesNotExist();
        CommandRun resumed = map(folder, 2);
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("of 30,000 trials are answered");
        RunResult.of(folder).assertSameAs(expected);
    }

    @Test
    void afterCtrlCWhichSaysHowToGoOn() throws Exception {
        Path folder = temporary.resolve("interrupted");
        CommandProcess process = CommandProcess.start(temporary, List.of(), ExactMap.words(TRIALS, 2, folder));
        process.awaitSize(folder.resolve("answers.bin"), TRIALS / 3);
        process.interrupt();
        assertThat(process.status()).as(process.output()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(process.output()).contains("the answers are kept in " + folder, "give the same command again");
        assertThat(folder.resolve("result.json")).doesNotExist();
        assertThat(map(folder, 1).status()).isZero();
        RunResult.of(folder).assertSameAs(expected);
    }

    /** As a job system ends a process whose time is over. */
    @Test
    void afterARequestToTerminate() throws Exception {
        Path folder = temporary.resolve("terminated");
        CommandProcess process = CommandProcess.start(temporary, List.of(), ExactMap.words(TRIALS, 2, folder));
        process.awaitSize(folder.resolve("answers.bin"), TRIALS / 3);
        process.terminate();
        assertThat(process.status()).as(process.output()).isEqualTo(143);
        assertThat(process.output()).contains("the answers are kept in " + folder);
        assertThat(map(folder, 2).status()).isZero();
        RunResult.of(folder).assertSameAs(expected);
    }

    @Test
    void inAReplayWithoutTheModel() throws IOException {
        Path folder = temporary.resolve("replayed");
        Files.createDirectory(folder);
        Files.copy(whole.resolve("answers.bin"), folder.resolve("answers.bin"));
        CommandRun replay = CommandRun.of("replay", folder);
        assertThat(replay.status()).as(replay.err()).isZero();
        RunResult.of(folder).assertSameAs(expected);
        assertThat(Files.readAllBytes(folder.resolve("maps.png")))
                .isEqualTo(Files.readAllBytes(whole.resolve("maps.png")));
    }

    @Test
    void afterATornTailOrADamagedBlock() throws IOException {
        Path folder = temporary.resolve("torn");
        Files.createDirectory(folder);
        byte[] torn = java.util.Arrays.copyOf(expected.answers(), expected.answers().length * 2 / 3);
        torn[torn.length / 2] ^= 1;
        Files.write(folder.resolve("answers.bin"), torn);
        CommandRun replay = CommandRun.of("replay", folder);
        assertThat(replay.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(replay.err()).contains("block ", "is missing or damaged").hasLineCount(1);
        assertThat(folder.resolve("result.json")).doesNotExist();
        assertThat(map(folder, 2).status()).isZero();
        RunResult.of(folder).assertSameAs(expected);
    }
}
