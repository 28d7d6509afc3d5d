package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on noise that is made from files: decoders and images. */
class MaterialRunTest {
    @TempDir
    private Path temporary;

    private static Object[] map(Path out, int threads, String noise) {
        return new Object[] {
            "map", "--trials", "3000", "--threads", threads, "--engine", "onnx", "--noise", noise, "--out", out
        };
    }

    private Path decoder() throws IOException {
        Random random = new Random(3);
        float[] weights = new float[5 * 784];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return TemplateModel.decoder(temporary.resolve("mine.onnx"), weights, 5, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decoder:mnist-vae-decoder",
                "decoder:mnist-autoencoder-decoder:gaussian:4",
                "decoder:mnist-autoencoder-decoder:uniform:7:tanh",
                "images:synthetic-digits",
                "images:synthetic-digits:mixed",
                "images:synthetic-digits:permuted"
            })
    void sameBytesByAnyThreadsAndAgainByReplay(String noise) throws IOException {
        Path one = temporary.resolve("one");
        CommandRun run = CommandRun.of(map(one, 1, noise));
        assertThat(run.status()).as(run.err()).isZero();
        RunResult first = RunResult.of(one);
        assertThat(first.numbers().get("trials").asLong()).isEqualTo(3000);
        assertThat(one.resolve("noise.onnx")).doesNotExist();
        Path two = temporary.resolve("two");
        assertThat(CommandRun.of(map(two, 2, noise)).status()).isZero();
        RunResult.of(two).assertSameAs(first);
        CommandRun replay = CommandRun.of("replay", one);
        assertThat(replay.status()).as(replay.err()).isZero();
        RunResult.of(one).assertSameAs(first);
        assertThat(CommandRun.of(map(one, 1, noise)).err()).contains("3,000 of 3,000 trials are answered");
    }

    @Test
    void theFolderKeepsTheDecoder() throws IOException {
        Path file = decoder();
        Path out = temporary.resolve("run");
        assertThat(CommandRun.of(map(out, 2, "decoder:" + file)).status()).isZero();
        RunResult before = RunResult.of(out);
        assertThat(out.resolve("noise.onnx")).hasSameBinaryContentAs(file);
        Path away = Files.move(file, temporary.resolve("away.onnx"));
        CommandRun replay = CommandRun.of("replay", out);
        assertThat(replay.status()).as(replay.err()).isZero();
        RunResult.of(out).assertSameAs(before);

        byte[] other = Files.readAllBytes(out.resolve("noise.onnx"));
        other[other.length / 2] ^= 1;
        Files.write(out.resolve("noise.onnx"), other);
        CommandRun refused = CommandRun.of("replay", out);
        assertThat(refused.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(refused.err())
                .contains("'mine.onnx'", "noise.onnx is another file", "--noise decoder:FILE")
                .hasLineCount(1);

        Files.delete(out.resolve("noise.onnx"));
        refused = CommandRun.of("replay", out);
        assertThat(refused.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(refused.err()).contains("is not there").hasLineCount(1);
        replay = CommandRun.of("replay", out, "--noise", "decoder:" + away);
        assertThat(replay.status()).as(replay.err()).isZero();
        RunResult.of(out).assertSameAs(before);
    }

    @Test
    void doctorTakesTheSameNoise() throws IOException {
        CommandRun run = CommandRun.of("doctor", "--trials", 500, "--noise", "decoder:" + decoder() + ":uniform");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("decoded noise of", "mine.onnx");
    }

    @Test
    void imagesOfAFolderWithoutClasses() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("flat"));
        Random random = new Random(1);
        for (int k = 0; k < 3; k++) {
            var image = new java.awt.image.BufferedImage(28, 28, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 784; i++) {
                image.getRaster().setSample(i % 28, i / 28, 0, random.nextInt(256));
            }
            javax.imageio.ImageIO.write(image, "png", folder.resolve(k + ".png").toFile());
        }
        Path out = temporary.resolve("run");
        CommandRun run = CommandRun.of(map(out, 1, "images:" + folder + ":mixed"));
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode spec = RunResult.json(out).get("provenance").get("spec");
        assertThat(spec.get("stimulus.images").asText()).isEqualTo("flat");
        assertThat(CommandRun.of("replay", out).status()).isEqualTo(ExitStatus.INPUT);
        CommandRun replay = CommandRun.of("replay", out, "--noise", "images:" + folder);
        assertThat(replay.status()).as(replay.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "decoder                                | 2 | name a decoder",
                "decoder:                               | 2 | name a decoder",
                "decoder:nosuch.onnx                    | 3 | nosuch.onnx: no such file",
                "decoder:mnist-vae-decoder:cauchy       | 2 | 'cauchy': expected decoder:FILE",
                "decoder:mnist-vae-decoder:gaussian:x   | 2 | 'x': expected decoder:FILE",
                "decoder:mnist-vae-decoder:2            | 2 | '2': expected decoder:FILE",
                "decoder:mnist-vae-decoder:gaussian:0   | 2 | spread 0.0",
                "decoder:mnist-cnn                      | 3 | mnist-cnn: ",
                "images:nothing                         | 2 | data set 'nothing'",
                "images:synthetic-digits:shuffled       | 2 | expected shown, mixed or permuted",
                "images                                 | 2 | expected images:DATASET",
                "images:mnist --data /nosuch            | 3 | no such folder",
                "images:synthetic-digits --noise-mean 0 | 2 | leave --noise-mean",
            })
    void mistakes(String noise, int status, String words) {
        Path out = temporary.resolve("out");
        CommandRun run = CommandRun.of((Object[]) ("map --trials 100 --out " + out + " --noise " + noise).split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aDecoderThatGivesNoNumbers() throws IOException {
        Path file = TemplateModel.decoder(temporary.resolve("broken.onnx"), new float[784], 1, Float.POSITIVE_INFINITY);
        Path out = temporary.resolve("out");
        CommandRun run = CommandRun.of(map(out, 1, "decoder:" + file));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.INPUT);
        assertThat(run.err()).contains("'broken.onnx' gave the value NaN").hasLineCount(1);
        assertThat(out).doesNotExist();
    }
}
