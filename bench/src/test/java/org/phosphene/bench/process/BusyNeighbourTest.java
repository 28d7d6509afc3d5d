package org.phosphene.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BusyNeighbourTest {
    private static ProcessHandle child() {
        return ProcessHandle.current().children().findFirst().orElseThrow();
    }

    @Test
    void keepsAProcessorBusyAndIsGoneAtTheEnd() throws Exception {
        ProcessHandle neighbour = BusyNeighbour.beside(() -> {
            ProcessHandle child = child();
            while (child.info().totalCpuDuration().orElse(Duration.ofDays(1)).toMillis() < 200) {
                Thread.sleep(20);
            }
            return child;
        });
        assertThat(neighbour.isAlive()).isFalse();
    }

    @Test
    void isGoneAfterAFailure() {
        ProcessHandle[] neighbour = new ProcessHandle[1];
        assertThatThrownBy(() -> BusyNeighbour.beside(() -> {
                    neighbour[0] = child();
                    throw new IllegalStateException("the run failed");
                }))
                .hasMessage("the run failed");
        assertThat(neighbour[0].isAlive()).isFalse();
    }

    @Test
    void oneThatWasNotThereAllTheTimeDoesNotCount() {
        assertThatThrownBy(() -> BusyNeighbour.beside(() -> {
                    ProcessHandle child = child();
                    child.destroyForcibly();
                    return child.onExit().get(10, TimeUnit.SECONDS);
                }))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("ended too early");
    }

    /** Ctrl-C and kill -9: whatever happens to the program that started it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsWithTheProgramThatStartedIt(boolean forcibly) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Neighbour.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = program.inputReader()) {
            String[] said = reader.readLine().split(" ", 2);
            ProcessHandle neighbour = ProcessHandle.of(Long.parseLong(said[0])).orElseThrow();
            Path file = Path.of(said[1]);
            assertThat(neighbour.isAlive()).isTrue();
            assertThat(file).exists();
            if (forcibly) {
                program.destroyForcibly();
            } else {
                program.destroy();
            }
            program.waitFor();
            neighbour.onExit().get(20, TimeUnit.SECONDS);
            if (forcibly) {
                // nothing can be put in order then
                Files.delete(file);
                Files.delete(file.getParent());
            }
            assertThat(file.getParent()).doesNotExist();
        } finally {
            program.destroyForcibly();
        }
    }
}
