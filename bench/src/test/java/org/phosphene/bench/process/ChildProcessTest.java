package org.phosphene.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildProcessTest {
    private static ChildProcess run(String script, Duration limit) throws InterruptedException {
        return ChildProcess.run(List.of("sh", "-c", script), limit);
    }

    private static void assertFails(String script, String message) {
        assertThatThrownBy(() -> run(script, Duration.ofSeconds(2)))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining(message);
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void outputAndTimeAreThoseOfTheProgram() throws InterruptedException {
        ChildProcess done = run("echo hello; echo error >&2; sleep 0.3", Duration.ofSeconds(20));
        assertThat(done.output()).isEqualTo("hello\n");
        assertThat(done.seconds()).isBetween(0.3, 20.0);
        if (PeakMemory.ofThisProcess().isPresent()) {
            assertThat(done.peakMiB()).isBetween(0L, 100L);
        }
    }

    @Test
    void inputIsAtItsEnd() throws InterruptedException {
        assertThat(run("cat; echo done", Duration.ofSeconds(20)).output()).isEqualTo("done\n");
    }

    @Test
    void aProgramThatNeverEndsIsKilled() {
        assertFails("sleep 1000", "did not end within 2 s");
        assertFails("while :; do sleep 1000; done", "did not end within 2 s");
        assertFails("trap '' TERM; sleep 1000", "did not end within 2 s");
    }

    @Test
    void endlessOutputEndsTheProgram() {
        assertFails("while :; do echo 0123456789012345678901234567890123456789; done", "printed more than 64 KiB");
        assertFails("head -c 70000 /dev/zero", "printed more than 64 KiB");
    }

    @Test
    void endlessErrorsAreReadAndForgotten() {
        assertFails("while :; do echo 0123456789012345678901234567890123456789 >&2; done", "did not end within 2 s");
        assertFails(
                "head -c 9000000 /dev/zero >&2; echo >&2; echo last words >&2; exit 5", "exit status 5: last words");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ChildProcess.run(List.of("no-such-program-1"), Duration.ofSeconds(2)))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("no-such-program-1");
        assertFails("exit 3", "exit status 3");
        assertFails("kill -9 $$", "exit status 137");
    }

    @Test
    void messagesAreOneShortLine() {
        assertThat(new ProcessFailedException("a\n\u001b[2Jb" + "x".repeat(5000)))
                .message()
                .hasSizeLessThan(300)
                .startsWith("a [2Jbxxx");
    }

    @Test
    void anInterruptKillsTheProgram() throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                run("sleep 1000", Duration.ofSeconds(1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        while (ProcessHandle.current().children().findAny().isEmpty()) {
            Thread.sleep(5);
        }
        thread.interrupt();
        thread.join();
    }
}
