package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {
    @TempDir
    private Path temporary;

    @Test
    void leavesAnswersNumbersArraysPictureAndPage() throws IOException {
        Path run = temporary.resolve("deep/run");
        CommandRun command = CommandRun.of("map", "--trials", "3k", "--out", run);
        assertThat(command.status()).as(command.err()).isZero();
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("answers.bin", "result.json", "maps.npz", "maps.png", "report.html");
        }
        assertThat(command.out()).contains("class", "says of its map", "peak |z|", "no trials");
        assertThat(command.err()).contains("3,000 of 3,000 trials");
        JsonNode result = RunResult.json(run);
        long trials = 0;
        for (JsonNode row : result.get("classes")) {
            trials += row.get("trials").asLong();
            assertThat(row.has("peak")).isEqualTo(row.get("trials").asLong() > 0);
        }
        assertThat(trials).isEqualTo(3000);
    }

    @Test
    void printsNothingButOneDocumentAsJson() throws IOException {
        CommandRun command = CommandRun.of("map", "--trials", 500, "--json", "--out", temporary.resolve("run"));
        JsonNode printed = JsonMapper.builder().build().readTree(command.out());
        assertThat(printed).isEqualTo(RunResult.json(temporary.resolve("run")));
    }

    @Test
    void saysWhereEveryNumberComesFrom() throws IOException {
        CommandRun.of("map", "--trials", 130, "--seed", 7, "--noise", "gaussian", "--out", temporary.resolve("run"));
        JsonNode provenance = RunResult.json(temporary.resolve("run")).get("provenance");
        JsonNode spec = provenance.get("spec");
        assertThat(spec.get("stimulus.noise").asText()).isEqualTo("gaussian");
        assertThat(spec.get("seed").asText()).isEqualTo("7");
        assertThat(spec.get("observer.sha256").asText()).hasSize(64);
        assertThat(spec.get("observer.engine").asText()).startsWith("onnxruntime ");
        assertThat(provenance.get("answers_sha256").asText()).hasSize(64);
        // three batches of 64 for 130 trials, and every class's map twice at most
        assertThat(provenance.get("questions").asLong()).isBetween(192L, 192L + 20);
        for (String key : List.of("phosphene", "java", "system", "workers", "date")) {
            assertThat(provenance.has(key)).as(key).isTrue();
        }
    }

    @Test
    void namesTheFolderAfterTheRunAndNeverMixesTwo() throws IOException {
        assertThat(CommandRun.of("map", "--trials", 100, "--out", temporary).status())
                .isZero();
        byte[] before = Files.readAllBytes(temporary.resolve("answers.bin"));
        CommandRun other = CommandRun.of("map", "--trials", 100, "--seed", 2, "--out", temporary);
        assertThat(other.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(other.err()).contains("another run", "seed 1, not 2");
        assertThat(Files.readAllBytes(temporary.resolve("answers.bin"))).isEqualTo(before);
    }

    @Test
    void asksNothingTwice() {
        CommandRun.of("map", "--trials", 2000, "--out", temporary);
        CommandRun again = CommandRun.of("map", "--trials", 2000, "--out", temporary);
        assertThat(again.status()).isZero();
        assertThat(again.err()).contains("2,000 of 2,000 trials are answered");
    }

    @Test
    void weighsByConfidenceWhereItWasRecorded() throws IOException {
        Path run = temporary.resolve("run");
        CommandRun.of("map", "--trials", "2k", "--confidence", "--out", run);
        Path plain = temporary.resolve("plain");
        Path sure = temporary.resolve("sure");
        assertThat(CommandRun.of("replay", run, "--weighted", "--out", plain).status())
                .isZero();
        CommandRun command = CommandRun.of("replay", run, "--min-confidence", 0.9, "--out", sure);
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(RunResult.json(plain).get("weighting").asText()).isEqualTo("by confidence");
        long counted = RunResult.json(sure).get("trials").asLong();
        assertThat(counted).isPositive().isLessThan(2000);
    }
}
