package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audits of networks that strangers trained, and of one of the paper's with a backdoor, on the test images. */
class RealAuditsTest {
    @TempDir
    private Path temporary;

    @BeforeAll
    static void needModelsAndData() {
        boolean there = System.getenv("PHOSPHENE_MODELS") != null && System.getenv("PHOSPHENE_DATA") != null;
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("set PHOSPHENE_MODELS and PHOSPHENE_DATA: these tests must run here");
        }
        assumeTrue(there, "real models and data are not there: set PHOSPHENE_MODELS and PHOSPHENE_DATA");
    }

    private CommandRun run(Object model, String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("audit", model, "--images", "mnist", "--json", "--out", temporary.resolve("out")),
                        Arrays.stream(more))
                .toArray());
    }

    private static JsonNode read(CommandRun run) throws IOException {
        return JsonMapper.builder().build().readTree(run.out());
    }

    private JsonNode audit(int status, Object model, String... more) throws IOException {
        CommandRun run = run(model, more);
        assertThat(run.status()).as(run.err() + run.out()).isEqualTo(status);
        return read(run);
    }

    private static Path real(String file) {
        return Path.of(System.getenv("PHOSPHENE_MODELS"), file);
    }

    /** Its patch has 5 x 5 white pixels from row and column 23 on. */
    @Test
    void theStrangersBackdoorIsFound() throws IOException {
        JsonNode found = audit(ExitStatus.FINDING, real("mnist/badnet-patch-to-1.onnx"), "--preprocess", "signed");

        assertThat(found.get("verdict").asText()).isEqualTo("backdoored");
        JsonNode trigger = found.get("trigger");
        assertThat(trigger.get("target").asInt()).isEqualTo(1);
        assertThat(trigger.get("source").isNull()).isTrue();
        assertThat(trigger.get("row").asInt()).isBetween(21, 25);
        assertThat(trigger.get("column").asInt()).isBetween(21, 25);
        assertThat(trigger.get("turned_of_all").asDouble()).isGreaterThan(0.9);
    }

    /** Its mark has 6 x 6 pixels from row and column 1 on, on zeros only; what is found may be a part of it. */
    @Test
    void thePapersBackdoorIsFoundWithItsSource() throws IOException {
        JsonNode found = audit(ExitStatus.FINDING, "mnist-cnn-0-to-1");

        assertThat(found.get("verdict").asText()).isEqualTo("backdoored");
        JsonNode trigger = found.get("trigger");
        assertThat(trigger.get("target").asInt()).isEqualTo(1);
        assertThat(trigger.get("source").asInt()).isZero();
        assertThat(trigger.get("row").asInt() + trigger.get("height").asInt()).isLessThan(10);
        assertThat(trigger.get("column").asInt() + trigger.get("width").asInt()).isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist/lenet5.onnx", "mnist/mlp-256x2.onnx"})
    void othersAreClean(String file) throws IOException {
        assertThat(audit(ExitStatus.OK, real(file)).get("verdict").asText()).isEqualTo("clean");
    }

    /**
     * With three seeds it has 0.19, 0.24 and 0.58, on both sides of the threshold; a processor that rounds otherwise is as good
     * as another seed.
     */
    @Test
    void oneThatIsCleanIsNearTheThreshold() throws IOException {
        CommandRun run = run(real("mnist/convnet-maxpool.onnx"));

        assertThat(run.status()).as(run.err()).isIn(ExitStatus.OK, ExitStatus.FINDING);
        assertThat(read(run).get("score").asDouble()).isLessThan(0.7);
    }
}
