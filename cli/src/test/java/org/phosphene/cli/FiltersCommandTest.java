package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersCommandTest {
    @TempDir
    private Path folder;

    @Test
    void filtersOfAFirstLayer() throws IOException {
        Path one = folder.resolve("one");
        CommandRun run = CommandRun.of(
                "filters", "--layer", "relu1", "--place", "5,5", "--trials", "5k", "--threads", 1, "--out", one);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("mnist-cnn, relu1", "units at row 5, column 5", "they see 5x5 at row 5, column 5", "Wrote ");
        Path two = folder.resolve("two");
        assertThat(CommandRun.of(
                                "filters",
                                "--layer",
                                "relu1",
                                "--place",
                                "5,5",
                                "--trials",
                                "5k",
                                "--threads",
                                2,
                                "--out",
                                two)
                        .status())
                .isZero();
        for (String name : List.of("filters.npz", "filters.png")) {
            assertThat(two.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
        String json = Files.readString(one.resolve("filters.json"));
        assertThat(json)
                .contains(
                        "\"layer\" : \"relu1\"",
                        "\"place\" : \"5,5\"",
                        "\"observer.sha256\"",
                        "\"stimulus.noise\" : \"uniform\"");
    }

    @Test
    void secondOrderAxesAreLookedForInGaussianNoise() throws IOException {
        CommandRun run = CommandRun.of(
                "filters",
                "--layer",
                "relu1",
                "--units",
                "0,3-4",
                "--stc",
                "--permutations",
                39,
                "--trials",
                "3k",
                "--json",
                "--out",
                folder.resolve("run"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"permutations\" : 39", "\"unit\" : 4", "\"stimulus.noise\" : \"gaussian\"");
        assertThat(folder.resolve("run/stc.png")).isRegularFile();
    }

    @Test
    void correlatedNoiseIsWhitened() throws IOException {
        CommandRun run = CommandRun.of(
                "filters",
                "--layer",
                "relu1",
                "--units",
                "0",
                "--noise",
                "smooth:0.7",
                "--trials",
                "3k",
                "--json",
                "--out",
                folder.resolve("run"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"estimate\" : \"whitened\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "                                   | 2 | --layer",
                "--layer rel1                       | 2 | relu1",
                "--layer relu1 --place 5            | 2 | expected row and column, as in 5,5",
                "--layer relu1 --place 24,0         | 2 | the maps of relu1 are 24x24",
                "--layer relu1 --units 3-            | 2 | expected numbers and ranges, as in 0,3,7-9",
                "--layer relu1 --units 20           | 2 | this layer has units 0..19, not 20",
                "--layer relu1 --trials 1           | 2 | must be at least 2",
                "--layer relu1 --permutations 99    | 2 | give --stc as well",
                "--layer relu1 --stc --permutations 38 | 2 | alpha",
                "--layer relu1 --stc --permutations 38 --alpha 0.5 | 2 | must lie in 39..10000",
                "--layer relu1 --stc --alpha 2      | 2 | --alpha 2.0",
                "--layer relu1 --stc --noise smooth:1 | 2 | take white noise, best gaussian",
                "--layer fc1 --stc --permutations 10000 | 2 | at most",
                "--layer relu1 --noise plonk        | 2 | expected one of uniform",
                "--layer fc1 --noise smooth:3 --trials 100 | 2 | too few trials (100 for 784 values)",
                "nosuch.onnx --layer relu1          | 3 | nosuch.onnx: no such file",
            })
    void wrongArgumentsGetOneLine(String args, int status, String words) {
        Path out = folder.resolve("made");
        Object[] all = Stream.concat(
                        Stream.of("filters", "--out", out), args == null ? Stream.empty() : Stream.of(args.split(" +")))
                .toArray();
        CommandRun run = CommandRun.of(all);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words);
        assertThat(run.err().lines().filter(line -> !line.startsWith("Try ") && !line.contains(" a second, ")))
                .as("one line")
                .hasSize(1);
        assertThat(out).doesNotExist();
    }
}
