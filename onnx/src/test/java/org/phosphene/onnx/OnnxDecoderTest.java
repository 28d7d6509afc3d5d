package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusException;

/** Decoders of many forms that all compute the same: an image is a matrix times the code. */
class OnnxDecoderTest {
    private static final Shape SHAPE = Shape.of(3, 4, 5);
    private static final int SIZE = 60;
    private static final int CODES = 7;
    private static final float[] WEIGHTS = weights();

    private static float[] weights() {
        Random random = new Random(4);
        float[] weights = new float[CODES * SIZE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(9) - 4;
        }
        return weights;
    }

    private static OnnxGraph linear(OnnxGraph graph, String code, String row) {
        return graph.floats("weights", WEIGHTS, CODES, SIZE).node("MatMul", row, code, "weights");
    }

    private static OnnxGraph flat(Object batch) {
        return linear(OnnxGraph.create().input("code", batch, CODES), "code", "image")
                .output("image", batch, SIZE);
    }

    private static OnnxGraph image(Object batch) {
        return linear(OnnxGraph.create().input("code", batch, CODES), "code", "row")
                .longs("form", -1, 3, 4, 5)
                .node("Reshape", "image", "row", "form")
                .output("image", batch, 3, 4, 5);
    }

    /** As GANs are: the code is an image of one pixel. */
    private static OnnxGraph generator() {
        OnnxGraph graph = OnnxGraph.create()
                .input("z", "N", CODES, 1, 1)
                .node("Flatten", "code", "z")
                .with("axis", 1);
        return linear(graph, "code", "row")
                .longs("form", -1, 3, 4, 5)
                .node("Reshape", "image", "row", "form")
                .output("image", "N", 3, 4, 5);
    }

    private static OnnxGraph channelsLast() {
        return linear(OnnxGraph.create().input("code", "N", CODES), "code", "row")
                .longs("form", -1, 3, 4, 5)
                .node("Reshape", "planes", "row", "form")
                .node("Transpose", "image", "planes")
                .with("perm", 0, 2, 3, 1)
                .output("image", "N", 4, 5, 3);
    }

    /** A batch that is written into the graph and cannot be freed. */
    private static OnnxGraph rigid(int batch) {
        return linear(OnnxGraph.create().input("code", batch, CODES), "code", "row")
                .longs("form", batch, 3, 4, 5)
                .node("Reshape", "image", "row", "form")
                .output("image", batch, 3, 4, 5);
    }

    /** The image is not the first output. */
    private static OnnxGraph second() {
        OnnxGraph graph = OnnxGraph.create().input("code", "N", CODES).node("Relu", "other", "code");
        return linear(graph, "code", "image").output("other", "N", CODES).output("image", "N", SIZE);
    }

    static Stream<OnnxGraph> forms() {
        return Stream.of(
                flat("N"),
                flat(1),
                flat(4),
                image("N"),
                image(1),
                generator(),
                channelsLast(),
                rigid(1),
                rigid(3),
                second());
    }

    private static float[] codes(int count) {
        Random random = new Random(count);
        float[] codes = new float[count * CODES];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextInt(17) - 8;
        }
        return codes;
    }

    private static float[] expected(float[] codes, int count) {
        float[] images = new float[count * SIZE];
        for (int i = 0; i < images.length; i++) {
            for (int k = 0; k < CODES; k++) {
                images[i] += codes[i / SIZE * CODES + k] * WEIGHTS[k * SIZE + i % SIZE];
            }
        }
        return images;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void decodes(OnnxGraph graph) {
        try (OnnxDecoder decoder = OnnxDecoder.of("a.onnx", graph.bytes(), SHAPE)) {
            assertThat(decoder.codes()).isEqualTo(CODES);
            assertThat(decoder.shape()).isEqualTo(SHAPE);
            assertThat(decoder.name()).isEqualTo("a.onnx");
            assertThat(decoder.sha256()).hasSize(64);
            assertThat(decoder.content()).isEqualTo(graph.bytes());
            for (int count : new int[] {1, 5, 64}) {
                float[] images = new float[count * SIZE];
                decoder.decode(codes(count), count, images);
                assertThat(images).containsExactly(expected(codes(count), count), within(1e-3f));
            }
        }
    }

    @Test
    void manyAskAtOnceAndNobodyAfterItIsClosed() throws Exception {
        OnnxDecoder decoder = OnnxDecoder.of("a.onnx", image("N").bytes(), SHAPE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<float[]>> jobs = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                int count = 1 + j % 7;
                jobs.add(() -> {
                    float[] images = new float[count * SIZE];
                    decoder.decode(codes(count), count, images);
                    return images;
                });
            }
            List<Future<float[]>> done = threads.invokeAll(jobs);
            for (int j = 0; j < done.size(); j++) {
                assertThat(done.get(j).get()).containsExactly(expected(codes(1 + j % 7), 1 + j % 7), within(1e-3f));
            }
        } finally {
            threads.shutdown();
        }
        decoder.close();
        decoder.close();
        assertThatExceptionOfType(StimulusException.class)
                .isThrownBy(() -> decoder.decode(codes(1), 1, new float[SIZE]))
                .withMessageContaining("closed");
    }

    private static void assertRefused(OnnxGraph graph, String words) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxDecoder.of("a.onnx", graph.bytes(), SHAPE))
                .withMessageStartingWith("a.onnx: ")
                .withMessageContaining(words)
                .matches(e -> e.getMessage().lines().count() == 1);
    }

    @Test
    void whatIsNoDecoder() {
        assertRefused(
                linear(OnnxGraph.create().input("code", "N", CODES).input("more", "N", 1), "code", "image")
                        .output("image", "N", SIZE),
                "2 inputs");
        assertRefused(
                OnnxGraph.create()
                        .input("image", "N", 3, 4, 5)
                        .node("Relu", "y", "image")
                        .output("y", "N", 3, 4, 5),
                "a decoder takes a row");
        assertRefused(
                OnnxGraph.create().input("x", "N", "n").node("Relu", "y", "x").output("y", "N", "n"), "a row");
        assertRefused(
                OnnxGraph.create().input("x", "N", 59).node("Relu", "y", "x").output("y", "N", 59),
                "no image of 3x4x5");
        assertRefused(
                OnnxGraph.create()
                        .input("x", TensorProto.DataType.DOUBLE, "N", 60)
                        .node("Relu", "y", "x")
                        .output("y", TensorProto.DataType.DOUBLE, "N", 60),
                "32-bit");
        assertRefused(
                OnnxGraph.create()
                        .input("x", "N", 1 << 20)
                        .node("Relu", "y", "x")
                        .output("y", "N", 1 << 20),
                "a row of 1 to");
        assertRefused(
                OnnxGraph.create().input("x", 5000, 60).node("Relu", "y", "x").output("y", 5000, 60),
                "5000 codes at a time");
    }

    /** A file of a few bytes that says it makes terabytes is not run. */
    @Test
    void hugeOutput() {
        assertRefused(
                OnnxGraph.create()
                        .input("x", "N", 1)
                        .longs("form", 1, 1 << 20, 1 << 12)
                        .node("Expand", "y", "x", "form")
                        .output("y", 1, 1 << 20, 1 << 12),
                "values can be had at a time");
    }

    @Test
    void doesNotRepeatItself() {
        OnnxGraph graph = OnnxGraph.create()
                .input("code", "N", SIZE)
                .node("RandomNormalLike", "noise", "code")
                .node("Add", "image", "code", "noise")
                .output("image", "N", SIZE);
        assertRefused(graph, "does not repeat itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent.onnx", ""})
    void noFile(String name, @TempDir Path folder) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> OnnxDecoder.open(folder.resolve(name), SHAPE))
                .withMessageContaining(name.isEmpty() ? "a directory" : "no such file");
    }

    @Test
    void anyDamageIsRefusedOrDecodes() {
        byte[] whole = image("N").bytes();
        Random random = new Random(8);
        for (int k = 0; k < 200; k++) {
            byte[] damaged = k % 2 == 0 ? whole.clone() : java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
            if (k % 2 == 0) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try (OnnxDecoder decoder = OnnxDecoder.of("a.onnx", damaged, SHAPE)) {
                decoder.decode(new float[3 * decoder.codes()], 3, new float[3 * SIZE]);
            } catch (ModelException | StimulusException e) {
                assertThat(e.getMessage().lines().count()).isEqualTo(1);
            }
        }
    }
}
