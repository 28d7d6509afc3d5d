package org.phosphene.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.phosphene.junit.ModelAssertions.assertThatModel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.phosphene.contrast.Tolerance;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.SmoothNoise;

/** The assertion on real models. */
class ModelAssertTest {
    private static OnnxModel builtIn(String name) throws IOException {
        try (InputStream in = ModelAssertTest.class.getResourceAsStream("/org/phosphene/models/" + name + ".onnx")) {
            return OnnxModel.of(name + ".onnx", in.readAllBytes(), OnnxModel.Choices.none());
        }
    }

    /** Models by strangers; without them the test is skipped, or fails in a continuous build. */
    private static Path models() {
        String folder = System.getenv("PHOSPHENE_MODELS");
        if (folder == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("PHOSPHENE_MODELS is not set: a continuous build must test real models");
        }
        assumeTrue(folder != null, "PHOSPHENE_MODELS is not set: real models are not tested");
        return Path.of(folder);
    }

    @Test
    void aModelHasItsOwnBias() throws IOException {
        OnnxModel cnn = builtIn("mnist-cnn");
        ModelAssert same = assertThatModel(cnn).withTrials(3000);
        for (int seed = 1; seed <= 5; seed++) {
            assertThat(same.withSeed(seed).hasSameBiasAs(builtIn("mnist-cnn"))).isNotNull();
        }
        // the poisoned network under smooth noise against itself
        assertThatModel(builtIn("mnist-cnn-8-to-9"))
                .withTrials(2000)
                .withNoise(shape -> SmoothNoise.of(shape, 1.5))
                .hasSameBiasAs(builtIn("mnist-cnn-8-to-9"));
    }

    @Test
    void aPoisonedModelFailsWithItsMark() throws IOException {
        ModelAssert poisoned = assertThatModel(builtIn("mnist-cnn-8-to-9")).withTrials(20_000);
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> poisoned.hasSameBiasAs(builtIn("mnist-cnn")))
                .withMessageStartingWith("mnist-cnn-8-to-9.onnx does not see what mnist-cnn.onnx sees; "
                        + "of 20,000 images of uniform noise (seed 1):\n")
                .withMessageContaining("the same answer in 3")
                .withMessageContaining("\n  class 9 is")
                // the mark: rows 1 to 6, columns 21 to 26
                .withMessageMatching("(?s).*\\n  the map of class 9 changed in \\d+ of 784 values, most at row [1-6], "
                        + "column 2[1-6] \\(\\+.*");
    }

    @Test
    void modelsOfStrangers() {
        Path mnist = models().resolve("mnist");
        assertThatModel(mnist.resolve("lenet5.onnx")).withTrials(2000).hasSameBiasAs(mnist.resolve("lenet5.onnx"));
        ModelAssert backdoored = assertThatModel(mnist.resolve("badnet-patch-to-1.onnx"))
                .withTrials(4000)
                .withWorkers(1)
                .withPreprocessing(Preprocessing.of(-1, 1))
                .withBaselinePreprocessing(Preprocessing.of(0, 1))
                .withClassNames(
                        List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"));
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> backdoored.hasSameBiasAs(mnist.resolve("lenet5.onnx")))
                .withMessageContaining("class one is 89.");
    }

    @Test
    void whatIsToleratedPasses() throws IOException {
        Tolerance anything = new Tolerance(0.01, 0, 1, 1);
        assertThatModel(builtIn("mnist-cnn-8-to-9"))
                .withTrials(1000)
                .within(anything)
                .hasSameBiasAs(builtIn("mnist-cnn"));
    }

    @Test
    void otherImagesOrClassesAreRefused() throws IOException {
        ModelAssert digits = assertThatModel(builtIn("mnist-cnn"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digits.hasSameBiasAs(builtIn("cifar10-cnn")))
                .withMessageContaining("takes 1x28x28 and has 10 classes, cifar10-cnn.onnx takes 3x32x32");
        assertThatIllegalArgumentException().isThrownBy(() -> digits.withWorkers(0));
        assertThatIllegalArgumentException().isThrownBy(() -> digits.withClassNames(List.of("a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digits.withTrials(0).hasSameBiasAs(builtIn("mnist-cnn")));
    }
}
