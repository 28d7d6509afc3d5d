package org.phosphene.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.data.DataException;
import org.phosphene.data.DataFolder;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.result.Finding;
import org.phosphene.studies.result.StudyFiles;
import org.phosphene.studies.result.StudyJson;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.RunWatch;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Templates;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

class StudiesTest {
    private static final long TRIALS = 300;

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
        // either it was asked about noise, or it says what that takes, or is about images only
        assertThat(result.report().runs().isEmpty())
                .isEqualTo(List.of("table1", "fig18", "fig19")
                        .contains(study.card().id()));
        assertThat(result.report().runs().isEmpty() && result.report().needs().isEmpty())
                .isEqualTo(study.card().id().equals("fig19"));
        assertThat(result.report().runs()).allSatisfy(run -> {
            // stimuli of microstimulation are whole images times gammas
            assertThat(run.trials()).isBetween(TRIALS - 20, TRIALS);
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

    /** Against squares that are summed trial by trial. */
    @Test
    void rootMeanSquaresAreThoseOfTheTrials() {
        StimulusSpec noise = StimulusSpec.of(Shape.of(1, 2, 2), Noise.uniform());
        Plan plan = Plan.of(noise, 3).withTrials(65).withBatch(1);
        Observer observer = (stimuli, count, labels) ->
                labels[0] = stimuli[0] > 0.98 || stimuli[0] < 0.02 ? 2 : stimuli[0] > 0.5 ? 1 : 0;
        ClassificationImages images = TrialRunner.of(plan)
                .withWorkers(1)
                .run(() -> observer, () -> ClassMeans.of(noise, 3))
                .images();
        double[][] squares = new double[3][4];
        long[] counts = new long[3];
        Stimuli stimuli = noise.stimuli(plan.seed());
        int[] levels = new int[4];
        float[] values = new float[4];
        int[] label = new int[1];
        for (int t = 0; t < plan.trials(); t++) {
            stimuli.show(levels, 0, stimuli.noise(t, levels, 0), values, 0);
            observer.label(values, 1, label);
            counts[label[0]]++;
            for (int i = 0; i < 4; i++) {
                squares[label[0]][i] += values[i] * values[i];
            }
        }
        Templates templates = MapTemplates.rootMeanSquares(images);
        assertThat(images.counts()).containsExactly(counts[0], counts[1], counts[2]);
        for (int c : templates.covered()) {
            for (int i = 0; i < 4; i++) {
                assertThat(templates.of(c).orElseThrow()[i])
                        .isCloseTo(Math.sqrt(squares[c][i] / counts[c]), within(1e-6));
            }
        }
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
