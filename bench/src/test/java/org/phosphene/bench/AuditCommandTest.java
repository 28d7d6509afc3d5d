package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.bench.population.Family;
import org.phosphene.bench.population.Kind;
import org.phosphene.bench.population.Population;
import org.phosphene.bench.population.Subject;
import org.phosphene.data.poison.Poison;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.Score;

/** On a folder in which every network was audited before, so that none is asked and the networks may be empty files. */
class AuditCommandTest {
    private static final List<Subject> SOME = Population.subjects().stream()
            .filter(it -> it.family() == Family.MNIST_MLP)
            .toList();

    @TempDir
    private Path folder;

    private Path population;

    @BeforeEach
    void keepSome() throws IOException {
        population = Files.createDirectory(folder.resolve("population"));
        keep(SOME);
    }

    private void keep(List<Subject> subjects) throws IOException {
        for (Subject subject : subjects) {
            Files.createFile(population.resolve(subject.name() + ".onnx"));
            Files.writeString(
                    population.resolve(subject.name() + ".properties"),
                    card(subject).text());
            // the same share at all ten contrasts, so that the area is the score
            double score = subject.kind() == Kind.CLEAN ? 0.125 : 0.75;
            double share = score / (10 * -Math.log(0.83) / Math.log(2));
            Files.writeString(population.resolve(subject.name() + ".images.json"), """
                    {"sha256": "%s", "ground": "images", "images": 50, "seconds": 3, "result": {"score": 0,
                     "sizes": [{"side": 3, "contenders": [
                         {"source": 0, "target": 1, "row": 0, "column": 0, "height": 3, "width": 3,
                          "turned": {"0": [%s]},
                          "students_turned": [{"0": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}],
                          "pieces_turned": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}]}],
                     "trigger": {"target": 1, "row": 0, "column": 0, "height": 3, "width": 3, "classes": [
                         {"class": 0, "turned": 1, "turned_faintly": 0.8}]},
                     "questions": 10}}
                    """.formatted(
                            "0".repeat(64), String.join(", ", Collections.nCopies(10, Double.toString(share)))));
        }
    }

    private static ModelCard card(Subject subject) {
        return new ModelCard(
                "mnist-mlp",
                "0".repeat(64),
                1,
                "images",
                Map.of(),
                1,
                4,
                4,
                "Adam",
                new Score.Accuracy(9000, 10_000),
                subject.poison().map(Poison::text).map(text -> new ModelCard.Backdoor(text, 5, 100, 90)),
                "train",
                Map.of());
    }

    private BenchRun run(Object... more) {
        Object[] words = {"bench", "audit", "--population", population, "--present", "--images", 50};
        Object[] all = Stream.of(words, more).flatMap(Arrays::stream).toArray();
        return BenchRun.of(all);
    }

    @Test
    void whatIsKeptIsCountedAndTheThresholdWritten() throws IOException {
        Path calibration = folder.resolve("audit.properties");
        BenchRun run = run("--calibration", calibration);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "| held-back | all | 6 | 6 | 1.000 [1.000, 1.000] | 0.4375 | 0 of 6 [0.0, 45.9] % |"
                                + " 6 of 6 [54.1, 100.0] % |",
                        "| blend | 1 of 1 [2.5, 100.0] % |", "False alarms: none");
        assertThat(run.err()).contains("audited clean-mnist-mlp-01 (1 of 27): score 0.13");
        assertThat(Files.readAllLines(calibration))
                .containsExactly(
                        "images.grey.clean=0.1250,0.1250,0.1250,0.1250,0.1250,0.1250",
                        "images.grey.heldback.alarms=0",
                        "images.grey.heldback.clean=6",
                        "images.grey.heldback.found=6",
                        "images.grey.heldback.patches=6",
                        "images.grey.shape=1x28x28",
                        "images.grey.threshold=0.437500");
    }

    @Test
    void greyAndColourImagesHaveThresholdsOfTheirOwn() throws IOException {
        keep(Population.subjects().stream()
                .filter(it -> it.family() == Family.CIFAR10_SMALL)
                .toList());
        Path calibration = folder.resolve("audit.properties");
        BenchRun run = run("--calibration", calibration);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .containsSubsequence("images of 1x28x28", "| mnist-mlp", "images of 3x32x32", "| cifar10-small");
        assertThat(Files.readAllLines(calibration))
                .contains(
                        "images.grey.heldback.patches=6",
                        "images.colour.shape=3x32x32",
                        "images.colour.heldback.clean=14");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path kept = population.resolve("clean-mnist-mlp-01.images.json");
        Files.writeString(kept, Files.readString(kept).replace("questions", "asked"));
        BenchRun run = run();
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("clean-mnist-mlp-01: ", "questions").doesNotContain("\tat ");
    }
}
