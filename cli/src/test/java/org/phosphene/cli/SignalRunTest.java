package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals in noise from the command line, shown to an observer whose template is known. */
class SignalRunTest {
    private static final int SIDE = 8;
    private static final int TRIALS = 4000;

    @TempDir
    private Path temporary;

    private final float[] template = new float[SIDE * SIDE];
    private Path model;
    private Path images;

    /** Dark and bright stripes, which differ by the template; a third class of grey. */
    @BeforeEach
    void makeModelAndImages() throws IOException {
        for (int i = 0; i < template.length; i++) {
            template[i] = i / 2 % 2 == 0 ? 1 : -1;
        }
        model = TemplateModel.classifier(temporary.resolve("template.onnx"), template, SIDE);
        images = temporary.resolve("stripes");
        for (String part : new String[] {"train", "test"}) {
            write(images.resolve(part).resolve("dark"), -30);
            write(images.resolve(part).resolve("bright"), 30);
            write(images.resolve(part).resolve("grey"), 0);
        }
    }

    private void write(Path folder, int contrast) throws IOException {
        Files.createDirectories(folder);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < template.length; i++) {
            image.getRaster().setSample(i % SIDE, i / SIDE, 0, 128 + (int) (contrast * template[i]));
        }
        ImageIO.write(image, "png", folder.resolve("a.png").toFile());
    }

    private CommandRun map(Path out, Object... more) {
        Object[] words = {
            "map", model, "--trials", TRIALS, "--signal", images, "--gamma", "0.2", "--engine", "onnx", "--out", out
        };
        Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void theMapOfEquationOneIsTheTemplate() throws IOException {
        Path out = temporary.resolve("run");
        CommandRun run = map(out, "--signal-classes", "dark,bright", "--threads", 2);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("signal of 20.0 % in noise: ", "answered right", "signal.png");
        JsonNode signal = RunResult.json(out).get("signal");
        assertThat(signal.get("gamma").asDouble()).isEqualTo(0.2);
        assertThat(signal.get("accuracy").asDouble()).isBetween(0.55, 0.95);
        long all = 0;
        for (JsonNode row : signal.get("counts")) {
            assertThat(row).hasSize(2);
            all += row.get(0).asLong() + row.get(1).asLong();
        }
        assertThat(all).isEqualTo(TRIALS);
        JsonNode cells = signal.get("pair").get("cells");
        double right = (cells.get(0).get(0).asDouble() + cells.get(1).get(1).asDouble()) / TRIALS;
        assertThat(signal.get("accuracy").asDouble()).isEqualTo(right);
        assertThat(correlation(array(out, "equation_1"))).isGreaterThan(0.9);
        assertThat(correlation(array(out, "stimulus_difference"))).isGreaterThan(0.9);
        assertThat(ImageIO.read(out.resolve("signal.png").toFile()).getWidth()).isGreaterThan(1000);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<h2 id=\"signal\">", "20.0 % signal in noise: ", "<th scope=\"row\">1</th>")
                .doesNotContain("<h2 id=\"whitened\">");
    }

    /** The folder is renamed: the word --signal says where it is. */
    @Test
    void replayGivesTheSameBytes() throws IOException {
        Path out = temporary.resolve("run");
        map(out, "--signal-classes", "dark,bright");
        RunResult before = RunResult.of(out);
        byte[] figure = Files.readAllBytes(out.resolve("signal.png"));
        CommandRun without = CommandRun.of("replay", out);
        assertThat(without.status()).as(without.err()).isEqualTo(ExitStatus.INPUT);
        assertThat(without.err())
                .contains("'stripes test [", "--signal DATASET")
                .hasLineCount(1);
        Files.move(images, temporary.resolve("elsewhere"));
        Path again = temporary.resolve("again");
        CommandRun replay = CommandRun.of(
                "replay", out, "--signal", temporary.resolve("elsewhere"), "--out", again, "--threads", 1);
        assertThat(replay.status()).as(replay.err()).isZero();
        Files.copy(out.resolve("answers.bin"), again.resolve("answers.bin"));
        RunResult.of(again).assertSameAs(before);
        assertThat(again.resolve("signal.png")).hasBinaryContent(figure);
        Files.delete(temporary.resolve("elsewhere/test/dark/a.png"));
        write(temporary.resolve("elsewhere/test/dark"), 29);
        CommandRun other = CommandRun.of("replay", out, "--signal", temporary.resolve("elsewhere"));
        assertThat(other.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(other.err()).contains("others than they were");
    }

    @Test
    void ofThreeClassesOfDigitsThereIsATableAndAPairIfAskedFor() throws IOException {
        Path out = temporary.resolve("digits");
        Object[] words = {
            "map",
            "--trials",
            600,
            "--signal",
            "synthetic-digits",
            "--signal-classes",
            "1,3,8",
            "--gamma",
            "0.7",
            "--out",
            out
        };
        CommandRun run = CommandRun.of(words);
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode signal = RunResult.json(out).get("signal");
        assertThat(signal.get("signals").toString()).isEqualTo("[1,3,8]");
        assertThat(signal.has("pair")).isFalse();
        assertThat(signal.get("accuracy").asDouble()).isGreaterThan(0.5);
        assertThat(out.resolve("signal.png")).doesNotExist();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<h2 id=\"signal\">")
                .doesNotContain("Mean noise by signal");
        CommandRun pair = CommandRun.of("replay", out, "--pair", "3,8");
        assertThat(pair.status()).as(pair.err()).isZero();
        assertThat(RunResult.json(out).get("signal").get("pair").get("second").asInt())
                .isEqualTo(8);
        assertThat(out.resolve("signal.png")).exists();
    }

    /** Classes that the model does not have are numbered in their order. */
    @Test
    void aModelOfTwoClassesHasThemInTheOrderGiven() throws IOException {
        Path out = temporary.resolve("two");
        CommandRun run = CommandRun.of(
                "map",
                "mnist-1-vs-7",
                "--trials",
                400,
                "--signal",
                "synthetic-digits",
                "--signal-classes",
                "1,7",
                "--gamma",
                "0.9",
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode result = RunResult.json(out);
        assertThat(result.get("signal").get("accuracy").asDouble()).isGreaterThan(0.7);
        assertThat(result.get("provenance").get("spec").get("stimulus.signal").asText())
                .endsWith(" [1=0,7=1]");
        assertThat(CommandRun.of("replay", out).status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--gamma 0.3                                                   | 2 | name one with --signal",
                "--signal synthetic-digits                                     | 2 | as in --gamma 0.3",
                "--signal synthetic-digits --gamma 1.5                         | 2 | gamma 1.5",
                "--signal nothing --gamma 0.5                                  | 2 | data set 'nothing'",
                "--signal synthetic-digits --gamma 0.5 --signal-classes 1,11   | 2 | '11' is no class",
                "--signal synthetic-digits --gamma 0.5 --signal-classes 1,1    | 2 | '1' is no class",
                "--signal synthetic-digits --gamma 0.5 --pair 3                | 2 | expected two classes",
                "--signal synthetic-digits --gamma 0.5 --pair 3,11             | 2 | '11' is no class",
                "--pair 3,4                                                    | 2 | about a run with a signal",
                "mnist-1-vs-7 --signal synthetic-digits --gamma 0.5            | 2 | choose some with --signal-classes",
                "cifar10-cnn --signal synthetic-digits --gamma 0.5             | 2 | images of 1x28x28",
            })
    void mistakes(String args, int status, String words) {
        Path out = temporary.resolve("out");
        CommandRun run = CommandRun.of((Object[]) ("map --trials 100 --out " + out + " " + args).split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    private double correlation(double[] map) {
        double mean = java.util.Arrays.stream(map).average().orElseThrow();
        double product = 0;
        double squares = 0;
        for (int i = 0; i < map.length; i++) {
            product += (map[i] - mean) * template[i];
            squares += (map[i] - mean) * (map[i] - mean);
        }
        return product / Math.sqrt(squares * map.length);
    }

    private static double[] array(Path folder, String name) throws IOException {
        byte[] archive = Files.readAllBytes(folder.resolve("maps.npz"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                if (entry.getName().equals(name + ".npy")) {
                    double[] values = new double[SIDE * SIDE];
                    int from = content.length - values.length * Double.BYTES;
                    ByteBuffer.wrap(content, from, values.length * Double.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asDoubleBuffer()
                            .get(values);
                    return values;
                }
            }
        }
        throw new AssertionError("no " + name);
    }
}
