package org.phosphene.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.data.DataException;
import org.phosphene.data.DataFolder;
import org.phosphene.studies.result.Finding;
import org.phosphene.studies.result.StudyFiles;
import org.phosphene.studies.result.StudyJson;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.RunWatch;
import org.phosphene.studies.run.StudySetting;

class StudiesTest {
    private static final long TRIALS = 1000;

    /** Answers are shared, as the studies of one command share them. */
    @TempDir
    private static Path shared;

    static Stream<Study> all() {
        return Studies.all().stream();
    }

    private static StudySetting quick(Path answers) {
        return StudySetting.of(new DataFolder(Path.of("nowhere")), answers)
                .withQuick(true)
                .withMost(TRIALS);
    }

    /** Without any data, on the networks that are built in. */
    @ParameterizedTest
    @MethodSource("all")
    void quickStudiesRunAnywhere(Study study) throws IOException {
        StudyResult result = study.run(quick(shared.resolve("answers")));
        assertThat(result.report().id()).isEqualTo(study.card().id());
        assertThat(result.report().quick()).isTrue();
        assertThat(result.report().findings()).isNotEmpty();
        assertThat(result.report().findings().stream().map(Finding::key)).doesNotHaveDuplicates();
        assertThat(result.report().runs()).isNotEmpty().allSatisfy(run -> {
            assertThat(run.trials()).isEqualTo(TRIALS);
            assertThat(study.card().networks()).contains(run.network());
        });
        assertThat(result.images()).isNotEmpty().allSatisfy(image -> assertThat(image.getWidth())
                .isGreaterThan(800));
        Path folder = shared.resolve(study.card().id());
        StudyFiles.write(result, folder);
        assertThat(StudyJson.read(folder.resolve(StudyFiles.JSON))).isEqualTo(result.report());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("figure.png", "page.html", "result.json");
        }
        assertThat(Files.readString(folder.resolve(StudyFiles.PAGE)))
                .contains("data:image/png;base64,", "default-src 'none'")
                .doesNotContain("http:", "https:", "<script");
    }

    @Test
    void withKeptAnswersNothingIsAskedAgainAndNothingChanges(@TempDir Path folder) throws IOException {
        Study study = Studies.of("fig4");
        StudyResult first = study.run(quick(folder));
        RunWatch nobody = (task, trials) -> {
            throw new AssertionError(task + " is asked again");
        };
        StudyResult second = study.run(quick(folder).withWatch(nobody).withWorkers(1));
        assertThat(second.report()).isEqualTo(first.report());
        // the same trials in another study
        assertThat(Studies.of("fig14")
                        .run(quick(folder).withWatch(nobody))
                        .report()
                        .runs())
                .isEqualTo(first.report().runs());
    }

    @Test
    void damagedAnswersAreAskedAgain(@TempDir Path folder) throws IOException {
        Study study = Studies.of("fig4");
        StudyResult first = study.run(quick(folder));
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 100] ^= 1;
        Files.write(file, bytes);
        assertThat(study.run(quick(folder)).report()).isEqualTo(first.report());
        Files.writeString(file, "something else");
        assertThat(study.run(quick(folder)).report()).isEqualTo(first.report());
    }

    @Test
    void fullStudiesSayAtOnceWhichDataIsMissing(@TempDir Path folder) {
        StudySetting full = quick(folder.resolve("answers")).withQuick(false);
        assertThatThrownBy(() -> Studies.of("fig3").run(full))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("phosphene data fetch cifar10");
        assertThat(folder.resolve("answers")).doesNotExist();
    }

    @Test
    void unknownStudiesAreNamed() {
        assertThatThrownBy(() -> Studies.of("fig99"))
                .hasMessageStartingWith("study 'fig99': expected one of fig1, fig2");
    }

    @Test
    void pearsonIsACorrelation() {
        assertThat(Pearson.of(new double[] {1, 2, 3, 5}, new double[] {3, 5, 7, 11}))
                .isEqualTo(1);
        // numpy.corrcoef([1, 2, 3, 4], [2, 1, 4, 3])[0, 1]
        assertThat(Pearson.of(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3}))
                .isEqualTo(0.6);
        assertThat(Pearson.of(new double[] {1, 2}, new double[] {7, 7})).isZero();
    }
}
