package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.data.basis.BasisFile;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.Shape;

/** Runs on Gabor-PCA noise, of built-in bases and of the user's own. */
class BasisRunTest {
    @TempDir
    private Path temporary;

    private static Object[] map(Path out, int threads, String noise) {
        return new Object[] {
            "map", "--trials", "3000", "--threads", threads, "--engine", "onnx", "--noise", noise, "--out", out
        };
    }

    private static BasisFile basis(Path file, Shape shape, int seed) throws IOException {
        Random random = new Random(seed);
        float[] images = new float[7 * shape.height() * shape.width()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        float[] low = {-1, -1, -1, -1, -1, -1, -1};
        float[] high = {1, 1, 1, 1, 1, 1, 1};
        GaborBasis.Channel channel = new GaborBasis.Channel(images, low, high, new float[7]);
        return BasisFile.write(
                file,
                new GaborBasis(
                        shape,
                        List.of(channel, channel, channel).subList(0, shape.channels()),
                        new GaborBasis.Origin("a test", 2, "0".repeat(64), 0.1, 1, "a test")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gabor-pca:mnist", "Gabor-PCA:fashion-mnist"})
    void sameBytesByAnyThreadsAndAgainByReplay(String noise) throws IOException {
        Path one = temporary.resolve("one");
        CommandRun run = CommandRun.of(map(one, 1, noise));
        assertThat(run.status()).as(run.err()).isZero();
        RunResult first = RunResult.of(one);
        assertThat(first.numbers().get("trials").asLong()).isEqualTo(3000);
        assertThat(one.resolve("noise.safetensors")).doesNotExist();
        Path two = temporary.resolve("two");
        assertThat(CommandRun.of(map(two, 2, noise)).status()).isZero();
        RunResult.of(two).assertSameAs(first);
        CommandRun replay = CommandRun.of("replay", one);
        assertThat(replay.status()).as(replay.err()).isZero();
        RunResult.of(one).assertSameAs(first);
        assertThat(CommandRun.of(map(one, 1, noise)).err()).contains("3,000 of 3,000 trials are answered");
    }

    @Test
    void theFolderKeepsTheBasis() throws IOException {
        Path file = temporary.resolve("mine.safetensors");
        BasisFile basis = basis(file, Shape.of(1, 28, 28), 1);
        Path out = temporary.resolve("run");
        CommandRun run = CommandRun.of(map(out, 2, "gabor-pca:" + file));
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode spec = RunResult.json(out).get("provenance").get("spec");
        assertThat(spec.get("stimulus.basis").asText()).isEqualTo("mine.safetensors");
        assertThat(spec.get("stimulus.basis.sha256").asText()).isEqualTo(basis.sha256());
        RunResult before = RunResult.of(out);
        Path copy = out.resolve("noise.safetensors");
        assertThat(copy).hasSameBinaryContentAs(file);
        Path away = Files.move(file, temporary.resolve("away.safetensors"));
        replays(before, "replay", out);

        // another basis, and what is none
        basis(copy, Shape.of(1, 28, 28), 2);
        isRefused(out, "noise.safetensors is another file");
        byte[] torn = Files.readAllBytes(away);
        torn[3] ^= 1;
        Files.write(copy, torn);
        isRefused(out, "noise.safetensors is another file");
        replays(before, "replay", out, "--noise", "gabor-pca:" + away);
        Files.delete(copy);
        isRefused(out, "noise.safetensors is not there");
        replays(before, "replay", out, "--noise", "gabor-pca:" + away);
    }

    private static void replays(RunResult before, Object... command) throws IOException {
        CommandRun replay = CommandRun.of(command);
        assertThat(replay.status()).as(replay.err()).isZero();
        RunResult.of((Path) command[1]).assertSameAs(before);
    }

    private static void isRefused(Path out, String words) {
        CommandRun refused = CommandRun.of("replay", out);
        assertThat(refused.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(refused.err())
                .contains("the basis 'mine.safetensors'", words, "--noise gabor-pca:FILE")
                .hasLineCount(1);
    }

    /** COLOUR is a basis of 3x32x32, PICTURE a file that is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gabor-pca                              | 2 | expected a basis, as in gabor-pca:mnist",
                "gabor-pca:                             | 2 | mnist, fashion-mnist, or a file",
                "gabor-pca:missing.safetensors          | 3 | missing.safetensors: no such file; 'phosphene noise fit",
                "gabor-pca:PICTURE                      | 3 | not a safetensors file",
                "gabor-pca:COLOUR                       | 3 | makes images of 3x32x32, but the model takes 1x28x28",
                "gabor-pca:mnist --noise-mean 0         | 2 | leave --noise-mean",
                "gabor-pca:mnist --noise-contrast 0.5   | 2 | leave --noise-mean and --noise-contrast out",
            })
    void mistakes(String noise, int status, String words) throws IOException {
        Path colour = temporary.resolve("colour.safetensors");
        basis(colour, Shape.of(3, 32, 32), 1);
        Path picture = Files.write(temporary.resolve("picture.png"), new byte[30]);
        String line = noise.replace("COLOUR", colour.toString()).replace("PICTURE", picture.toString());
        Path out = temporary.resolve("out");
        CommandRun run = CommandRun.of((Object[]) ("map --trials 100 --out " + out + " --noise " + line).split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void doctorTakesTheSameNoise() {
        CommandRun run = CommandRun.of("doctor", "--trials", 500, "--noise", "gabor-pca:mnist");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("gabor-pca noise of basis mnist");
    }
}
