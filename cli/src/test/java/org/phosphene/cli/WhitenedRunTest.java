package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Correlated noise: maps as they come, and without the noise's own correlations. */
class WhitenedRunTest {
    @TempDir
    private Path temporary;

    private String page(String noise) throws IOException {
        Path out = temporary.resolve(noise.replaceAll("\\W", "-"));
        CommandRun run = CommandRun.of("map", "mnist-logistic", "--noise", noise, "--trials", 2000, "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        return Files.readString(out.resolve("report.html"));
    }

    @Test
    void correlatedNoiseGetsBothKindsOfMaps() throws IOException {
        assertThat(page("smooth:2")).contains("<h2 id=\"whitened\">", "Eq. 5");
        assertThat(ImageIO.read(temporary.resolve("smooth-2/maps-whitened.png").toFile())
                        .getWidth())
                .isGreaterThan(1000);
        assertThat(page("uniform")).doesNotContain("<h2 id=\"whitened\">");
        assertThat(temporary.resolve("uniform/maps-whitened.png")).doesNotExist();
    }
}
