package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.dnnl.memory.data_type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/** Under way, observers make no objects; when they are closed, they leave no native memory behind. */
@Timeout(120)
class NoGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BATCHES = 200;
    private static final int FEW = 40;
    private static final long MEGA = 1 << 20;

    private final OnnxModel model = KnownNetwork.shipped("mnist-cnn").open();

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Bytes of this process that lie in memory, without what Java's heap can spare. */
    private static long resident() throws IOException {
        System.gc();
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    /** Arranged and centred stimuli, too. */
    @ParameterizedTest
    @MethodSource("org.phosphene.onednn.Compared#precisions")
    void noneForATrial(Precision precision) {
        Preprocessing signed = Preprocessing.of(-0.1, 1.1);
        try (OnednnEngine engine = OnednnEngine.of(model, signed, Compared.noise(model), precision);
                Observer observer = engine.observer()) {
            int count = engine.batch();
            float[] stimuli = CheckStimuli.of(Compared.noise(model), count);
            int[] labels = new int[count];
            for (int i = 0; i < FEW; i++) {
                observer.label(stimuli, count, labels);
            }
            long before = allocated();
            for (int i = 0; i < FEW; i++) {
                observer.label(stimuli, count, labels);
            }
            double each = (double) (allocated() - before) / FEW;
            System.out.printf("%s: %.0f bytes for a batch of %d%n", precision, each, count);
            assertThat(each).as("bytes for a batch").isLessThan(512);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void networksGiveBackTheirMemory() throws IOException {
        try (OnednnModel compiled = OnednnModel.compile(model, Compared.UNIT)) {
            float[] stimuli = CheckStimuli.of(Compared.noise(model), compiled.batch());
            float[] scores = new float[compiled.batch() * compiled.classes()];
            long before = 0;
            // each takes about 10 MB
            for (int i = 0; i < 220; i++) {
                if (i == 20) {
                    before = resident();
                }
                data_type type = Compared.types().get(i % Compared.types().size());
                try (Scorer scorer = compiled.scorer(type, compiled.batch())) {
                    scorer.score(stimuli, compiled.batch(), scores);
                }
            }
            assertGrowth("200 networks", resident() - before, 30);
        }
    }

    /** With weights of their own, and ONNX Runtime's folding. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void modelsGiveBackTheirMemory() throws IOException {
        long before = 0;
        for (int i = 0; i < 50; i++) {
            if (i == 10) {
                before = resident();
            }
            try (OnednnModel compiled = OnednnModel.compile(model, Compared.UNIT);
                    Scorer scorer = compiled.scorer(
                            Compared.types().get(Compared.types().size() - 1), 8)) {
                assertThat(scorer.classes()).isEqualTo(10);
            }
        }
        // each has 1.7 MB of weights, twice, and reads a file as large
        assertGrowth("40 models", resident() - before, 60);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void batchesTakeNoMemory() throws IOException {
        Precision last = Precision.EXACT.isAvailable() ? Precision.EXACT : Precision.F32;
        try (OnednnEngine engine = OnednnEngine.of(model, Compared.UNIT, Compared.noise(model), last);
                Observer observer = engine.observer()) {
            int count = engine.batch();
            float[] stimuli = CheckStimuli.of(Compared.noise(model), count);
            int[] labels = new int[count];
            observer.label(stimuli, count, labels);
            long before = resident();
            for (int i = 0; i < BATCHES; i++) {
                observer.label(stimuli, count, labels);
            }
            assertGrowth(BATCHES + " batches", resident() - before, 8);
        }
    }

    private static void assertGrowth(String what, long bytes, int mostMega) {
        System.out.printf("%s: %.1f MB more%n", what, (double) bytes / MEGA);
        assertThat(bytes).as(what).isLessThan(mostMega * MEGA);
    }
}
