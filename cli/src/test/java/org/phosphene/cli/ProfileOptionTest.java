package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.trial.TimeSpent;
import org.phosphene.trial.TimeSpent.Stage;

class ProfileOptionTest {
    private static final Pattern STAGE = Pattern.compile("(noise|observer|sums|answers) +\\d+\\.\\d{3} +\\d+\\.\\d%");

    @TempDir
    private Path temporary;

    private static List<String> stages(String err) {
        return err.lines().filter(line -> STAGE.matcher(line).matches()).toList();
    }

    private static double share(String line) {
        return Double.parseDouble(line.replaceFirst(".* ", "").replace("%", ""));
    }

    @Test
    void tableOfKnownTimes() {
        TimeSpent spent = new TimeSpent(
                3_000_000,
                Duration.ofSeconds(2),
                Map.of(Stage.NOISE, Duration.ofMillis(750), Stage.OBSERVER, Duration.ofMillis(2250)));
        assertThat(ProfileOption.table(spent).lines())
                .containsExactly(
                        "stage         seconds   share",
                        "noise           0.750   25.0%",
                        "observer        2.250   75.0%",
                        "sums            0.000    0.0%",
                        "answers         0.000    0.0%",
                        "all             3.000  100.0%",
                        "1,500,000 trials a second");
    }

    /** One table, on standard error, after the run and after its replay; the results are those of a run without it. */
    @Test
    void saysWhereTheTimeWentAndChangesNothing() throws IOException {
        Path plain = temporary.resolve("plain");
        Path profiled = temporary.resolve("profiled");
        CommandRun without =
                CommandRun.of("map", "--engine", "onednn", "--precision", "f32", "--trials", "2k", "--out", plain);
        CommandRun with = CommandRun.of(
                "map", "--engine", "onednn", "--precision", "f32", "--trials", "2k", "--out", profiled, "--profile");
        CommandRun replay = CommandRun.of("replay", profiled, "--profile");
        assertThat(Stream.of(without, with, replay).map(CommandRun::status)).containsOnly(ExitStatus.OK);
        assertThat(without.err()).doesNotContain("stage");
        assertThat(with.out() + replay.out()).doesNotContain("stage");
        for (CommandRun run : List.of(with, replay)) {
            assertThat(stages(run.err())).hasSize(4);
            double shares = stages(run.err()).stream()
                    .mapToDouble(ProfileOptionTest::share)
                    .sum();
            assertThat(shares).isCloseTo(100, within(0.2 + 1e-9));
            assertThat(run.err()).containsPattern("\n[\\d,]+ trials a second\n");
        }
        assertThat(share(stages(with.err()).get(1))).isGreaterThan(0);
        assertThat(share(stages(replay.err()).get(1))).isZero();
        RunResult.of(profiled).assertSameAs(RunResult.of(plain));
    }
}
