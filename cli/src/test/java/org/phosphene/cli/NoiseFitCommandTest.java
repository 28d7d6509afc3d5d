package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.data.basis.BasisFile;
import org.phosphene.stimulus.Shape;

class NoiseFitCommandTest {
    @TempDir
    private Path temporary;

    /** Thirty images of noise in two classes, of which 26 are for training. */
    private Path pictures() throws IOException {
        Path folder = temporary.resolve("pictures");
        Random random = new Random(4);
        for (int i = 0; i < 30; i++) {
            Path file = folder.resolve("class" + i % 2).resolve(i + ".png");
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 600; pixel++) {
                image.setRGB(pixel % 30, pixel / 30, random.nextInt(1 << 24));
            }
            ImageIO.write(image, "png", file.toFile());
        }
        return folder;
    }

    @Test
    void writesABasisAndSaysWhatItIs() throws IOException {
        Path out = temporary.resolve("basis.safetensors");
        CommandRun run = CommandRun.of(
                "noise",
                "fit",
                "gabor-pca",
                "--dataset",
                pictures(),
                "--shape",
                "1x28x28",
                "--components",
                25,
                "--alpha",
                0.2,
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        BasisFile file = BasisFile.read(out);
        assertThat(run.out().lines().toList())
                .hasSize(4)
                .startsWith(
                        "pictures train: 26 images of 1x28x28, 960 wavelets, 25 components in each channel",
                        "channel 1: 100.00 % of the variance explained")
                .endsWith(out + ": sha256 " + file.sha256());
        assertThat(file.basis().shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(file.basis().components()).isEqualTo(25);
        assertThat(file.basis().origin().alpha()).isEqualTo(0.2);
        assertThat(file.basis().origin().maker())
                .isEqualTo("phosphene noise fit gabor-pca --dataset " + temporary.resolve("pictures")
                        + " --shape 1x28x28 --components 25 --alpha 0.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pink --dataset synthetic-digits                       | 2 | noise 'pink': expected gabor-pca",
                "gabor-pca --dataset nothing                           | 2 | data set 'nothing': expected one of mnist",
                "gabor-pca --dataset synthetic-digits --shape 1x32x32  | 2 | --shape 1x32x32: is for a folder",
                "gabor-pca --dataset PICTURES --shape 1x30x20          | 2 | 28x28 and 32x32 pixels only",
                "gabor-pca --dataset PICTURES --shape 1x28x28          | 2 | components 250: must lie in 1..25",
                "gabor-pca --dataset PICTURES --shape x                | 2 | shape 'x'",
                "gabor-pca --dataset PICTURES --shape 1x28x28 --alpha 0        | 2 | alpha 0.0: must be",
                "gabor-pca --dataset PICTURES --shape 1x28x28 --components -1  | 2 | components -1",
                "gabor-pca --dataset PICTURES --components many        | 2 | 'many' is not an int",
                "gabor-pca --dataset mnist --data ABSENT               | 3 | no such folder",
            })
    void refusesWhatItCannotFit(String args, int status, String words) throws IOException {
        Path out = temporary.resolve("x.safetensors");
        Path pictures = pictures();
        String[] given = args.replace("PICTURES", pictures.toString())
                .replace("ABSENT", temporary.resolve("absent").toString())
                .split(" ", -1);
        CommandRun run = CommandRun.of(Stream.concat(Stream.of("noise", "fit", "--out", out), Stream.of(given))
                .toArray());
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words);
        assertThat(run.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void refusesAFileThatCannotBeWritten() {
        Path nowhere = temporary.resolve("nowhere").resolve("b.safetensors");
        CommandRun run = CommandRun.of("noise", "fit", "gabor-pca", "--dataset", "synthetic-digits", "--out", nowhere);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).isEqualTo("phosphene: --out " + nowhere + ": cannot be written there\n");
    }

    @Test
    void fitIsTheOnlyCommand() {
        CommandRun run = CommandRun.of("noise");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("no command given; it is fit");
    }
}
