package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets one clear line and a documented exit status, and leaves nothing behind. */
class BadInputTest {
    @TempDir
    private Path temporary;

    private Path out;

    @BeforeEach
    void nameTheFolder() {
        out = temporary.resolve("made/run");
    }

    private void assertRefused(CommandRun run, int status, String words) {
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words);
        assertThat(run.err().lines().filter(line -> !line.startsWith("Try ") && !line.startsWith("phosphene: 0")))
                .as("one line")
                .hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(temporary.resolve("made")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--trials 0                  | 2 | must lie in 1..1000000000000",
                "--trials -1                 | 2 | is not a number of trials",
                "--trials 99999999999999999  | 2 | must lie in 1..1000000000000",
                "--trials 1e6                | 2 | is not a number of trials",
                "--seed 1.5                  | 2 | '1.5' is not a long",
                "--noise purple              | 2 | --noise purple",
                "--noise-contrast 0          | 2 | noise contrast 0.0",
                "--noise-contrast NaN        | 2 | noise contrast NaN",
                "--noise-mean 11             | 2 | noise mean 11.0",
                "--threads 0                 | 2 | --threads 0",
                "--names a,b                 | 2 | --names gives 2 names, the model has 10",
                "--preprocess imagenet       | 2 | channels",
                "--input-range 1             | 2 | expected LOW..HIGH",
                "--input-range 1..1          | 2 | must not be empty",
                "--shape 3x28x28             | 3 | the model takes 1x28x28",
                "--shape 0x28x28             | 2 | every extent",
                "--output-name nothing       | 3 | it has no output 'nothing'",
                "--what                      | 2 | --what",
                "nosuch.onnx                 | 3 | nosuch.onnx: no such file",
            })
    void ofTheCommandLine(String args, int status, String words) {
        String[] given = args.split(" ");
        Object[] all =
                Stream.concat(Stream.of("map", "--out", out), Stream.of(given)).toArray();
        assertRefused(CommandRun.of(all), status, words);
    }

    @Test
    void ofAModelFile() throws IOException {
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        Path file = Files.write(temporary.resolve("random.onnx"), random);
        assertRefused(CommandRun.of("map", file, "--out", out), ExitStatus.INPUT, "random.onnx: not an ONNX model");
        Path empty = Files.write(temporary.resolve("empty.onnx"), new byte[0]);
        assertRefused(CommandRun.of("map", empty, "--out", out), ExitStatus.INPUT, "empty.onnx: not an ONNX model");
        assertRefused(CommandRun.of("map", temporary, "--out", out), ExitStatus.INPUT, "a directory");
    }

    @Test
    void ofAnOutputFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        CommandRun run = CommandRun.of("map", "--trials", 10, "--out", file);
        assertRefused(run, ExitStatus.USAGE, "it is a file");
        run = CommandRun.of("map", "--trials", 10, "--out", file.resolve("below"));
        assertRefused(run, ExitStatus.USAGE, "cannot be written there");
        assertThat(file).hasContent("mine");
    }

    @Test
    void ofAnAnswersFile() throws IOException {
        assertRefused(CommandRun.of("replay", temporary), ExitStatus.INPUT, "no answers.bin in it");
        Path answers = temporary.resolve("answers.bin");
        Files.writeString(answers, "what is this");
        assertRefused(CommandRun.of("replay", temporary), ExitStatus.INPUT, "byte 0");
        Files.delete(answers);
        assertThat(CommandRun.of("map", "--trials", 100, "--out", temporary).status())
                .isZero();
        byte[] edited = Files.readAllBytes(answers);
        edited[40] ^= 1;
        Files.write(answers, edited);
        assertRefused(CommandRun.of("replay", temporary), ExitStatus.INPUT, "fails its checksum");
        assertRefused(
                CommandRun.of("map", "--trials", 100, "--out", temporary), ExitStatus.INPUT, "fails its checksum");
    }

    @Test
    void ofDataSets() throws IOException {
        CommandRun run = CommandRun.of("doctor", "--accuracy", "nothing", "--data", temporary);
        assertRefused(run, ExitStatus.USAGE, "expected one of mnist");
        run = CommandRun.of("doctor", "--accuracy", "mnist", "--data", temporary.resolve("absent"));
        assertRefused(run, ExitStatus.INPUT, "no such folder");
        Files.createDirectory(temporary.resolve("mnist"));
        Files.writeString(temporary.resolve("mnist/t10k-images-idx3-ubyte"), "too short");
        run = CommandRun.of("doctor", "--accuracy", "mnist", "--data", temporary);
        assertRefused(run, ExitStatus.INPUT, "t10k-images-idx3-ubyte");
    }
}
