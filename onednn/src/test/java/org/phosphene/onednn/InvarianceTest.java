package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.memory.data_type;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;

/**
 * Bit for bit the same scores, whatever a stimulus is shown with. Exact labels rest on it: what is asked again comes in batches
 * of another size and at other places than in a run of 32 bits. On a processor without exact labels, size and place of a run's
 * batches are fixed, and kernels may round by them.
 */
@Timeout(120)
class InvarianceTest {
    /** Bits, so that zeros of either sign and numbers that are none count, too. */
    private static int[] bits(float[] scores) {
        return IntStream.range(0, scores.length)
                .map(i -> Float.floatToRawIntBits(scores[i]))
                .toArray();
    }

    private static float[] stimuli(OnnxModel model, int count) {
        return CheckStimuli.of(Compared.noise(model), count);
    }

    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.KnownNetwork#all")
    void inBatchesOfAnySize(KnownNetwork network) {
        Compared.assumeHalves();
        OnnxModel model = network.open();
        try (OnednnModel compiled = OnednnModel.compile(model, network.preprocessing())) {
            int own = compiled.batch();
            float[] stimuli = stimuli(model, Math.max(24, own));
            int[] expected = bits(Compared.scores(compiled, data_type.f32, own, stimuli));
            assertThat(bits(Compared.scores(compiled, data_type.f32, 8, stimuli)))
                    .as("in batches of 8 and of %d", own)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.KnownNetwork#all")
    void atEveryPlace(KnownNetwork network) {
        Compared.assumeHalves();
        OnnxModel model = network.open();
        try (OnednnModel compiled = OnednnModel.compile(model, network.preprocessing())) {
            for (int images : new int[] {8, compiled.batch()}) {
                float[] stimuli = stimuli(model, images);
                int size = stimuli.length / images;
                int[] expected = bits(Compared.scores(compiled, data_type.f32, images, stimuli));
                int classes = expected.length / images;
                int[] shifts =
                        images == 8 ? new int[] {1, 2, 3, 4, 5, 6, 7} : new int[] {1, images / 2 + 3, images - 1};
                for (int shift : shifts) {
                    float[] turned = turned(stimuli, shift * size);
                    int[] found = bits(Compared.scores(compiled, data_type.f32, images, turned));
                    assertThat(found)
                            .as("%d places further in %d", shift, images)
                            .isEqualTo(turned(expected, shift * classes));
                }
            }
        }
    }

    private static float[] turned(float[] values, int by) {
        float[] turned = Arrays.copyOfRange(values, by, by + values.length);
        System.arraycopy(values, 0, turned, values.length - by, by);
        return turned;
    }

    private static int[] turned(int[] values, int by) {
        int[] turned = Arrays.copyOfRange(values, by, by + values.length);
        System.arraycopy(values, 0, turned, values.length - by, by);
        return turned;
    }

    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.KnownNetwork#all")
    void fromTwoNetworksAndTwoThreads(KnownNetwork network) throws InterruptedException, ExecutionException {
        OnnxModel model = network.open();
        float[] stimuli = stimuli(model, 32);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (OnednnModel compiled = OnednnModel.compile(model, network.preprocessing());
                OnednnModel again = OnednnModel.compile(model, network.preprocessing())) {
            for (data_type type : Compared.types()) {
                int images = Math.min(32, compiled.batch());
                int[] expected = bits(Compared.scores(compiled, type, images, stimuli));
                assertThat(bits(Compared.scores(again, type, images, stimuli)))
                        .as("compiled again")
                        .isEqualTo(expected);
                List<Future<float[]>> both = threads.invokeAll(List.of(
                        () -> Compared.scores(compiled, type, images, stimuli),
                        () -> Compared.scores(compiled, type, images, stimuli)));
                for (Future<float[]> one : both) {
                    assertThat(bits(one.get())).as("from two threads").isEqualTo(expected);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Numbers of stimuli that are no multiple of the batch, one after the other with the same observer. */
    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.KnownNetwork#all")
    void forAnyNumber(KnownNetwork network) {
        OnnxModel model = network.open();
        try (OnednnEngine full = network.engine(model, Precision.F32)) {
            for (Precision precision : Compared.precisions().toList()) {
                OnednnEngine engine = full.with(Compared.noise(model), precision);
                float[] stimuli = stimuli(model, 32);
                int size = stimuli.length / 32;
                try (Observer observer = engine.observer()) {
                    int[] expected = new int[32];
                    observer.label(stimuli, 32, expected);
                    for (int count : new int[] {1, 13, 27}) {
                        int[] labels = new int[count];
                        observer.label(Arrays.copyOf(stimuli, count * size), count, labels);
                        assertThat(labels).as("%s, %d", precision, count).isEqualTo(Arrays.copyOf(expected, count));
                    }
                }
            }
        }
    }
}
