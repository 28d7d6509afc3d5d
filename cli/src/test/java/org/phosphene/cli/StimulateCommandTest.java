package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StimulateCommandTest {
    @TempDir
    private Path temporary;

    private CommandRun run(Path out, Object... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                "stimulate",
                                "mnist-1-vs-3",
                                "--dataset",
                                "synthetic-digits",
                                "--classes",
                                "1,3",
                                "--images",
                                12,
                                "--out",
                                out),
                        Stream.of(more))
                .toArray());
    }

    private static JsonNode json(Path folder) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("stimulation.json").toFile());
    }

    /** Curves of two classes under current into and out of a layer, and of all layers at once. */
    @Test
    void curvesFitsAndPicture() throws IOException {
        Path out = temporary.resolve("a/b");
        CommandRun command = run(out, "--layer", "fc1,all", "--k=-2..2", "--threads", 2);
        assertThat(command.status()).as(command.err()).isZero();
        JsonNode results = json(out).get("results");
        assertThat(results).hasSize(2 * 2 * 5);
        for (JsonNode result : results) {
            assertThat(result.get("gamma")).hasSize(21);
            for (int i = 0; i < 21; i++) {
                assertThat(result.get("asked").get(i).asInt()).isEqualTo(12);
            }
            assertThat(result.has("threshold") ^ result.has("no_threshold")).isTrue();
            if (result.get("strength").asInt() == 0) {
                assertThat(result.at("/shift/share").asDouble()).isZero();
            }
        }
        assertThat(json(out).at("/provenance/spec/layer.conv1").asText()).contains("step 0.1, most active map 1");
        assertThat(ImageIO.read(out.resolve("stimulation.png").toFile()).getWidth())
                .isGreaterThan(1000);
        assertThat(command.out()).contains("layer", "threshold [95 %]", "Wrote ");
    }

    @Test
    void threadsLeaveNoTrace() throws IOException {
        Path one = temporary.resolve("one");
        Path three = temporary.resolve("three");
        CommandRun json = run(one, "--layer", "conv2", "--k", "0..1", "--threads", 1, "--json");
        assertThat(run(three, "--layer", "conv2", "--k", "0..1", "--threads", 3).status())
                .isZero();
        assertThat(json(one).get("results")).isEqualTo(json(three).get("results"));
        assertThat(JsonMapper.builder().build().readTree(json.out())).isEqualTo(json(one));
        assertThat(Files.readAllBytes(one.resolve("stimulation.png")))
                .isEqualTo(Files.readAllBytes(three.resolve("stimulation.png")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dataset synthetic-digits                                     | 2 | --layer",
                "--layer fc1                                                    | 2 | --dataset",
                "--layer fc9 --dataset synthetic-digits                         | 2 | the nearest names are fc1",
                "--layer fc1 --dataset synthetic-digits --k 5..1                | 2 | with FROM not above TO",
                "--layer fc1 --dataset synthetic-digits --k some                | 2 | --k 'some'",
                "--layer fc1 --dataset synthetic-digits --classes 3,x           | 2 | --classes: 'x' is no class",
                "--layer fc1 --dataset synthetic-digits --step 0                | 2 | step 0.0: must be above 0",
                "--layer fc1 --dataset synthetic-digits --images 1              | 2 | --images 1: must lie in 2..",
                "--layer fc1 --dataset synthetic-digits --function probit       | 2 | function 'probit'",
                "--layer fc1 --dataset synthetic-digits --guess 0..2            | 2 | --guess: guess or lapse",
                "--layer fc1 --dataset imagenet-sample                           | 3 | has no split train",
                "mnist-1-vs-3 --layer fc1 --dataset synthetic-digits            | 2 | choose some with --classes",
                "mnist-logistic --layer all --dataset synthetic-digits          | 2 | no layers before its scores",
                "nosuch.onnx --layer fc1 --dataset synthetic-digits             | 3 | nosuch.onnx: no such file",
            })
    void refuses(String args, int status, String words) {
        Path made = temporary.resolve("made");
        CommandRun command =
                CommandRun.of(Stream.concat(Stream.of("stimulate", "--out", made), Stream.of(args.split(" ", -1)))
                        .toArray());
        assertThat(command.status()).as(command.err()).isEqualTo(status);
        assertThat(command.err()).contains(words);
        assertThat(command.err().lines().filter(line -> !line.startsWith("Try ")))
                .as("one line")
                .hasSize(1);
        assertThat(made).doesNotExist();
    }
}
