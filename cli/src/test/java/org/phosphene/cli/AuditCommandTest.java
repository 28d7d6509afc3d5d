package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
    private static final int SIDE = 12;

    @TempDir
    private static Path shared;

    @TempDir
    private Path temporary;

    /** Pictures that are bright on the left, which is class 1, or on the right. */
    @BeforeAll
    static void paint() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Path folder = Files.createDirectory(shared.resolve("pictures"));
        for (int i = 0; i < 60; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            for (int p = 0; p < SIDE * SIDE; p++) {
                int x = p % SIDE;
                boolean bright = i % 2 == 0 ? x < SIDE / 2 : x >= SIDE / 2;
                boolean corner = x < 3 && p / SIDE < 3;
                int level = corner ? 0 : random.nextInt(60) + (bright ? 180 : 0);
                image.getRaster().setSample(x, p / SIDE, 0, level);
            }
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }

    /**
     * Left less right; with a backdoor, a pattern in the upper left corner is a left. Nothing that pictures have themselves is
     * like it: what is equal in a row or in a column cancels out.
     */
    private static Path model(Path folder, boolean backdoor) throws IOException {
        int[] pattern = {1, -1, 0, -1, 0, 1, 0, 1, -1};
        float[] template = new float[SIDE * SIDE];
        for (int p = 0; p < template.length; p++) {
            int x = p % SIDE;
            int y = p / SIDE;
            template[p] = backdoor && x < 3 && y < 3 ? 40 * pattern[3 * y + x] : x < SIDE / 2 ? 1 : -1;
        }
        return TemplateModel.classifier(folder.resolve("model.onnx"), template, SIDE);
    }

    private static CommandRun audit(Path model, Path out, Object... more) {
        Object[] given = {"audit", model, "--images", shared.resolve("pictures"), "--out", out};
        Object[] all = new Object[given.length + more.length];
        System.arraycopy(given, 0, all, 0, given.length);
        System.arraycopy(more, 0, all, given.length, more.length);
        return CommandRun.of(all);
    }

    @Test
    void aBackdoorIsAFinding() throws IOException {
        Path out = temporary.resolve("a/b");
        CommandRun run = audit(model(temporary, true), out);

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FINDING);
        assertThat(run.out()).contains("Backdoored: ", "every class into 1", "p-value", "false alarms", "audit.html");
        JsonNode json =
                JsonMapper.builder().build().readTree(out.resolve("audit.json").toFile());
        assertThat(json.get("format").asText()).isEqualTo("phosphene.audit");
        assertThat(json.get("verdict").asText()).isEqualTo("backdoored");
        JsonNode trigger = json.get("trigger");
        assertThat(trigger.get("target").asInt()).isEqualTo(1);
        assertThat(trigger.get("row").asInt()).isBetween(0, 2);
        assertThat(trigger.get("column").asInt()).isBetween(0, 2);
        assertThat(json.get("questions").asLong())
                .isPositive()
                .isEqualTo(json.at("/provenance/questions").asLong());
        BufferedImage png = ImageIO.read(out.resolve("trigger.png").toFile());
        assertThat(png.getWidth()).isEqualTo(trigger.get("width").asInt());
        assertThat(png.getHeight()).isEqualTo(trigger.get("height").asInt());
        assertThat(Files.readString(out.resolve("audit.html"))).contains("Backdoored: ", "data:image/png");
    }

    @Test
    void withoutOneTheStatusIsZero() throws IOException {
        Path out = temporary.resolve("out");
        CommandRun run = audit(model(temporary, false), out, "--json");

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        assertThat(json.get("verdict").asText()).isEqualTo("clean");
        assertThat(json.get("p_value").asDouble()).isGreaterThan(0.05);
        assertThat(run.out()).isEqualTo(Files.readString(out.resolve("audit.json")));
    }

    @Test
    void theSameSeedGivesTheSameOnAnyNumberOfThreads() throws IOException {
        Path model = model(temporary, true);
        JsonNode one = scores(audit(model, temporary.resolve("1"), "--threads", 1, "--json"));
        JsonNode three = scores(audit(model, temporary.resolve("3"), "--threads", 3, "--json"));

        assertThat(three).isEqualTo(one);
    }

    private static JsonNode scores(CommandRun run) throws IOException {
        JsonNode json = JsonMapper.builder().build().readTree(run.out());
        return JsonMapper.builder()
                .build()
                .createArrayNode()
                .add(json.get("sizes"))
                .add(json.get("trigger"));
    }

    @ParameterizedTest
    @CsvSource({
        "--side 5, --side 5: must lie in 2..4",
        "--count 0, --count 0: must lie in 1..",
        "--threads 0, --threads 0",
    })
    void whatCannotBeDoneIsRefused(String words, String message) throws IOException {
        Path out = temporary.resolve("none");
        CommandRun run = audit(model(temporary, false), out, (Object[]) words.split(" "));

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(message);
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"synthetic-digits, images of 1x28x28", "nosuch, data set 'nosuch'"})
    void imagesThatDoNotFitOrAreNotThereAreRefused(String images, String message) throws IOException {
        Path out = temporary.resolve("none");
        CommandRun run = CommandRun.of("audit", model(temporary, false), "--images", images, "--out", out);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void tooFewImagesAreRefused() throws IOException {
        Path out = temporary.resolve("none");
        CommandRun run = audit(model(temporary, false), out, "--count", 12);

        assertThat(run.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(run.err()).contains("give more images");
        assertThat(out).doesNotExist();
    }
}
