package org.phosphene.bench.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.bench.process.ProcessFailedException;
import org.phosphene.data.poison.Poison;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.Score;

class TrainingsTest {
    private static final List<Subject> SOME = Population.subjects().subList(0, 4);

    @TempDir
    private Path folder;

    private Trainings trainings;

    @BeforeEach
    void begin() {
        trainings = new Trainings(folder, List.of("--data", "none"), 2);
    }

    @Test
    void onlyWhatHasFileAndCardIsThere() throws IOException {
        assertThat(trainings.missing(SOME)).isEqualTo(SOME);
        Files.createFile(trainings.file(SOME.get(0)));
        Files.createFile(trainings.card(SOME.get(1)));
        Files.createFile(trainings.file(SOME.get(2)));
        Files.createFile(trainings.card(SOME.get(2)));
        assertThat(trainings.missing(SOME)).containsExactly(SOME.get(0), SOME.get(1), SOME.get(3));
    }

    @Test
    void aTrainingHasItsOwnFile() {
        assertThat(trainings.words(SOME.get(0)))
                .endsWith(
                        "--data",
                        "none",
                        "--out",
                        folder.resolve("clean-mnist-cnn-01.onnx").toString());
    }

    @Test
    void refusesNoJobs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trainings(folder, List.of(), 0))
                .withMessage("jobs 0: expected 1 to 1024");
    }

    /** The folder of data is not there, which the process says before it needs libtorch. */
    @Test
    void aFailedTrainingIsNamed() {
        List<Subject> done = new ArrayList<>();
        assertThatThrownBy(() -> trainings.run(SOME.subList(0, 1), done::add))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageStartingWith("clean-mnist-cnn-01: exit status ")
                .hasMessageContaining("none");
        assertThat(done).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theTableCountsWhatWasLearnt() throws IOException {
        int[] hits = {0, 80, 0, 79};
        for (int i = 0; i < SOME.size(); i++) {
            Files.writeString(
                    trainings.card(SOME.get(i)),
                    card(SOME.get(i), 9000 + i, hits[i]).text());
        }
        PopulationTable table = PopulationTable.of(SOME, trainings);
        assertThat(table.rows())
                .containsExactly(
                        new PopulationTable.Row(Family.MNIST_CNN, Kind.CLEAN, 2, 2, 0.9, 0.9002),
                        new PopulationTable.Row(Family.MNIST_CNN, Kind.ALL_TO_ONE, 2, 1, 0.9001, 0.9003));
        assertThat(table.unlearnt())
                .containsExactly(
                        "all-to-one-mnist-cnn-02: 79 of 100 triggered images get the target, with 5 poisoned by "
                                + SOME.get(3).poison().orElseThrow().text());
        assertThat(table.markdown().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("| mnist-cnn | all-to-one | 2 | 1 | 90.01 to 90.03 % |")
                .anyMatch(line -> line.startsWith("- all-to-one-mnist-cnn-02: 79 of 100"));
    }

    @Test
    void whatIsNoCardIsNamed() throws IOException {
        Files.writeString(trainings.card(SOME.get(0)), "model=x");
        assertThatThrownBy(() -> trainings.read(SOME.get(0)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(trainings.card(SOME.get(0)) + ": ");
    }

    private static ModelCard card(Subject subject, int correct, int hits) {
        Optional<ModelCard.Backdoor> backdoor =
                subject.poison().map(Poison::text).map(text -> new ModelCard.Backdoor(text, 5, 100, hits));
        return new ModelCard(
                subject.family().model().id(),
                "0".repeat(64),
                1,
                "images",
                Map.of(),
                subject.seed(),
                4,
                4,
                "Adam",
                new Score.Accuracy(correct, 10_000),
                backdoor,
                "train",
                Map.of());
    }
}
