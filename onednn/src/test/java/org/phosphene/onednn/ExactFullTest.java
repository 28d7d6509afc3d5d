package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.phosphene.onnx.OnnxModel;

/**
 * Labels of exact and of f32 on so many stimuli that a guard which is too small would show: as many as the property {@code
 * exact.stimuli} says. Counts are added to {@code target/exact.txt}.
 */
@Tag("full")
class ExactFullTest {
    private static final long STIMULI = Long.getLong("exact.stimuli", 5_000_000);
    private static final int WORKERS = 2;
    private static final long SEED = 2;

    @Test
    void mnist() throws IOException, InterruptedException, ExecutionException {
        assertExact("mnist-cnn");
    }

    @Test
    void fashion() throws IOException, InterruptedException, ExecutionException {
        assertExact("fashion-cnn");
    }

    @Test
    void cifar10() throws IOException, InterruptedException, ExecutionException {
        assertExact("cifar10-cnn");
    }

    private static void assertExact(String name) throws IOException, InterruptedException, ExecutionException {
        KnownNetwork network = KnownNetwork.shipped(name);
        OnnxModel model = network.open();
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try (OnednnEngine engine = network.engine(model, Precision.EXACT)) {
            List<Future<ExactCount>> shares = new ArrayList<>();
            for (int w = 0; w < WORKERS; w++) {
                int worker = w;
                shares.add(threads.submit(
                        () -> ExactCount.of(engine, Compared.noise(model), SEED, STIMULI, worker, WORKERS)));
            }
            ExactCount count = ExactCount.NOTHING;
            for (Future<ExactCount> share : shares) {
                count = count.plus(share.get());
            }
            float guard = engine.guard().orElseThrow().margin();
            write(String.format(
                    Locale.ROOT,
                    "%s: %d stimuli of seed %d, %d labels of exact differ from f32; %.3f %% asked again; "
                            + "%d labels of bf16 differ, the widest margin among them %.4g; "
                            + "guard %.3g, largest error of a margin %.4g (%.2f of the guard), among those asked again %.4g (%.2f of the guard); %s; %.0f s, %d workers",
                    name,
                    count.stimuli(),
                    SEED,
                    count.differences(),
                    100.0 * engine.askedAgain() / STIMULI,
                    count.turned(),
                    count.widestTurn(),
                    guard,
                    count.largestError(),
                    count.largestError() / guard,
                    count.largestAgain(),
                    count.largestAgain() / guard,
                    Onednn.name(),
                    (System.nanoTime() - start) / 1e9,
                    WORKERS));
            assertThat(count.stimuli()).isEqualTo(STIMULI);
            assertThat(count.differences()).as("differences").isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void write(String line) throws IOException {
        System.out.println(line);
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/exact.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
