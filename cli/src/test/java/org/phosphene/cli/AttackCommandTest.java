package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackCommandTest {
    @TempDir
    private static Path shared;

    private static Path run;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void makeARun() {
        run = shared.resolve("run");
        assertThat(CommandRun.of("map", "--trials", "20k", "--engine", "onnx", "--out", run)
                        .status())
                .isZero();
    }

    private static JsonNode json(Path folder) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("attack.json").toFile());
    }

    private static CommandRun attack(Path out, Object... more) {
        Object[] given = {"attack", "--run", run, "--dataset", "synthetic-digits", "--images", 60, "--out", out};
        return CommandRun.of(Stream.concat(Stream.of(given), Stream.of(more)).toArray());
    }

    /** What the maps do grows with gamma, and what it costs is counted. */
    @Test
    void mapsTurnNoiseIntoTheirClasses() throws IOException {
        Path out = temporary.resolve("a/b");
        CommandRun command = attack(out, "--gamma", "0,0.5,1", "--target", "2,3,8", "--on", "both");
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.out())
                .contains("noise + maps, 60 stimuli, 3 targets", "images + mean images", "in all", "attack.html");
        JsonNode json = json(out);
        assertThat(json.get("attacks")).hasSize(4);
        JsonNode noise = json.at("/attacks/2");
        assertThat(noise.get("attack").asText()).isEqualTo("noise + maps");
        JsonNode points = noise.get("all_targets");
        assertThat(points.at("/0/turned_from_other_classes").asDouble()).isZero();
        assertThat(points.at("/1/turned_from_other_classes").asDouble())
                .isLessThan(points.at("/2/turned_from_other_classes").asDouble());
        assertThat(points.at("/2/called_target").asDouble()).isGreaterThan(0.6);
        assertThat(points.at("/1/ssim").asDouble()).isBetween(0.1, 0.99);
        assertThat(noise.get("targets")).hasSize(3);
        long asked = json.at("/questions/total").asLong();
        long sum = 0;
        for (JsonNode part : json.get("questions")) {
            sum += part.asLong();
        }
        assertThat(sum).isEqualTo(2 * asked);
        assertThat(json.at("/provenance/questions").asLong()).isEqualTo(asked).isGreaterThan(20_000);
        assertThat(json.at("/provenance/spec/run.trials").asText()).isEqualTo("20000");
        assertThat(json.at("/provenance/spec/observer.sha256").asText()).hasSize(64);
        BufferedImage image = ImageIO.read(out.resolve("attack.png").toFile());
        assertThat(image.getWidth()).isGreaterThan(1000);
        assertThat(Files.readString(out.resolve("attack.html")))
                .contains("data:image/png;base64,", "default-src 'none'", "noise + maps")
                .doesNotContain("http:", "https:", "<script");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("attack.json", "attack.png", "attack.html");
        }
    }

    @Test
    void theSameFromAnyNumberOfThreadsWithBaselines() throws IOException {
        Object[] given = {"--on", "images", "--gamma", "0.7", "--baselines", "--budget", "3k", "--walks", 2, "--json"};
        CommandRun one = attack(
                temporary.resolve("one"),
                Stream.concat(Stream.of(given), Stream.of("--threads", 1)).toArray());
        CommandRun five = attack(
                temporary.resolve("five"),
                Stream.concat(Stream.of(given), Stream.of("--threads", 5)).toArray());
        assertThat(one.status()).as(one.err()).isZero();
        assertThat(five.status()).as(five.err()).isZero();
        JsonNode json = json(temporary.resolve("one"));
        assertThat(JsonMapper.builder().build().readTree(one.out())).isEqualTo(json);
        assertThat(before(five.out())).isEqualTo(before(one.out()));
        assertThat(Files.readAllBytes(temporary.resolve("five/attack.png")))
                .isEqualTo(Files.readAllBytes(temporary.resolve("one/attack.png")));
        JsonNode contenders = json.at("/comparison/one_pattern_for_all");
        assertThat(contenders).hasSize(4);
        assertThat(contenders.at("/0/attack").asText()).isEqualTo("maps");
        assertThat(contenders.at("/2/questions_before").asLong()).isBetween(2_000L, 3_000L);
        for (JsonNode contender : contenders) {
            assertThat(contender.get("targeted")).hasSize(9);
            assertThat(contender.get("untargeted")).hasSize(9);
            assertThat(contender.at("/untargeted/0/label_changed").asDouble()).isZero();
        }
        JsonNode walks = json.at("/comparison/hop_skip_jump");
        assertThat(walks.get("images").asInt()).isEqualTo(2);
        assertThat(walks.get("questions").asLong()).isBetween(1L, 20_000L);
        JsonNode last = walks.get("untargeted").get(walks.get("untargeted").size() - 1);
        assertThat(last.get("fooled").asDouble()).isEqualTo(1);
    }

    private static String before(String json) {
        return json.substring(0, json.indexOf("\"provenance\""));
    }

    @Test
    void mapsOfAnotherModelAreTransferredAndThatIsSaid() {
        CommandRun command = CommandRun.of(
                "attack",
                "mnist-mlp",
                "--run",
                run,
                "--dataset",
                "synthetic-digits",
                "--images",
                20,
                "--gamma",
                "0.9",
                "--on",
                "noise",
                "--scale",
                "picture",
                "--out",
                temporary);
        assertThat(command.status()).as(command.err()).isZero();
        assertThat(command.err()).contains("the maps are of another model, mnist-cnn");
        assertThat(command.out()).contains("as the authors' picture of it, 0.40..0.76");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--gamma 1.2             | 2 | --gamma 1.2: must lie in 0..1",
                "--gamma x               | 2 | --gamma",
                "--target 11             | 2 | is no class; there are 0, 1, 2",
                "--on words              | 2 | --on",
                "--scale grey            | 2 | --scale",
                "--budget 10k            | 2 | give --baselines, too",
                "--baselines --walks 0   | 2 | --walks 0",
                "--baselines --budget 10 | 2 | budget 10",
                "--dataset minst         | 2 | should be specified only once",
                "--threads 0             | 2 | --threads 0",
            })
    void refuses(String args, int status, String words) {
        Path made = temporary.resolve("made");
        CommandRun command = attack(made, (Object[]) args.split(" ", -1));
        assertThat(command.status()).as(command.err()).isEqualTo(status);
        assertThat(command.err()).contains(words);
        assertThat(command.out()).isEmpty();
        assertThat(made).doesNotExist();
    }

    @Test
    void aClassWithoutAMapIsNoTarget() {
        Path few = temporary.resolve("few");
        assertThat(CommandRun.of("map", "--trials", "300", "--engine", "onnx", "--out", few)
                        .status())
                .isZero();
        CommandRun command = CommandRun.of(
                "attack", "--run", few, "--dataset", "synthetic-digits", "--target", "1", "--out", temporary);
        assertThat(command.status()).as(command.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(command.err()).contains("the run has no map of class 1; no noise was called so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attack --dataset synthetic-digits                      | 2 | --run",
                "attack --run RUN                                       | 2 | --dataset",
                "attack --run RUN --dataset synthetic-digits --images 0 | 2 | --images 0",
                "attack --run nowhere --dataset synthetic-digits        | 3 | no answers.bin in it",
                "attack mnist-1-vs-7 --run RUN --dataset synthetic-digits | 2 | its maps are of 10 classes",
                "attack nosuch.onnx --run RUN --dataset synthetic-digits | 3 | no such file",
                "attack --run RUN --dataset minst                       | 2 | expected one of mnist",
            })
    void refusesWhatDoesNotFit(String args, int status, String words) {
        Path made = temporary.resolve("made");
        Stream<String> given = Stream.of(args.split(" ", -1)).map(word -> word.equals("RUN") ? run.toString() : word);
        CommandRun command = CommandRun.of(
                Stream.concat(given, Stream.of("--out", made.toString())).toArray());
        assertThat(command.status()).as(command.err()).isEqualTo(status);
        assertThat(command.err()).contains(words);
        assertThat(made).doesNotExist();
    }
}
