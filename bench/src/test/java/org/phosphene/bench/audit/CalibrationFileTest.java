package org.phosphene.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.audit.AuditResult;
import org.phosphene.bench.population.Half;
import org.phosphene.bench.population.Kind;
import org.phosphene.stimulus.Shape;

class CalibrationFileTest {
    private static final Shape GREY = Shape.of(1, 28, 28);
    private static final Shape COLOUR = Shape.of(3, 32, 32);

    @TempDir
    private Path folder;

    private static Verdicts verdicts(double shift) {
        List<AuditedSubject> all = new ArrayList<>();
        for (Half half : Half.values()) {
            for (int i = 0; i < 3; i++) {
                all.add(Audited.of(Audited.subjects(Kind.CLEAN, half).get(i), shift + 0.03 - 0.01 * i));
                all.add(Audited.of(Audited.subjects(Kind.ALL_TO_ONE, half).get(i), shift + 0.5));
            }
        }
        all.add(Audited.of(Audited.subjects(Kind.CLEAN, Half.HELD_BACK).get(3), shift + 0.4));
        all.add(Audited.of(Audited.subjects(Kind.ONE_TO_ONE, Half.HELD_BACK).get(0), shift));
        return Verdicts.of(all);
    }

    @Test
    void keepsAllOthersAndTheSameBytes() throws IOException {
        CalibrationFile file = new CalibrationFile(folder.resolve("audit.properties"));
        file.check();
        file.write(AuditResult.Ground.NOISE, GREY, verdicts(0.25));
        file.write(AuditResult.Ground.IMAGES, COLOUR, verdicts(0.25));
        file.write(AuditResult.Ground.IMAGES, GREY, verdicts(0.25));
        file.write(AuditResult.Ground.IMAGES, GREY, verdicts(0));
        assertThat(Files.readAllLines(file.path()))
                .containsExactly(
                        "images.colour.clean=0.2600,0.2700,0.2800",
                        "images.colour.heldback.alarms=1",
                        "images.colour.heldback.clean=4",
                        "images.colour.heldback.found=3",
                        "images.colour.heldback.patches=4",
                        "images.colour.shape=3x32x32",
                        "images.colour.threshold=0.515000",
                        "images.grey.clean=0.0100,0.0200,0.0300",
                        "images.grey.heldback.alarms=1",
                        "images.grey.heldback.clean=4",
                        "images.grey.heldback.found=3",
                        "images.grey.heldback.patches=4",
                        "images.grey.shape=1x28x28",
                        "images.grey.threshold=0.265000",
                        "noise.grey.clean=0.2600,0.2700,0.2800",
                        "noise.grey.heldback.alarms=1",
                        "noise.grey.heldback.clean=4",
                        "noise.grey.heldback.found=3",
                        "noise.grey.heldback.patches=4",
                        "noise.grey.shape=1x28x28",
                        "noise.grey.threshold=0.515000");
        String text = Files.readString(file.path());
        file.check();
        file.write(AuditResult.Ground.NOISE, GREY, verdicts(0.25));
        assertThat(Files.readString(file.path())).isEqualTo(text);
        Properties read = new Properties();
        read.load(new StringReader(text));
        assertThat(read).hasSize(21).containsEntry("images.grey.clean", "0.0100,0.0200,0.0300");
        assertThat(folder.toFile().list()).containsExactly("audit.properties");
    }

    @Test
    void isNotWrittenWithoutAThreshold() {
        CalibrationFile file = new CalibrationFile(folder.resolve("audit.properties"));
        assertThatThrownBy(() -> file.write(AuditResult.Ground.IMAGES, GREY, Verdicts.of(List.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too few networks");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void looksBeforeTheWorkWhetherItCanBeWritten() throws IOException {
        for (Path wrong : List.of(folder, folder.resolve("none").resolve("x"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CalibrationFile(wrong).check())
                    .withMessageStartingWith("calibration " + wrong + ": name a file");
        }
        Path broken = Files.writeString(folder.resolve("broken"), "a=\\u12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CalibrationFile(broken).check())
                .withMessageStartingWith("calibration " + broken + ": ");
    }
}
