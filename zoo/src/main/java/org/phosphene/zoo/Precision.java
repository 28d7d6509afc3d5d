package org.phosphene.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The type that the forward and backward passes compute in. Weights, scores and the optimiser are 32-bit always. */
public enum Precision {
    /** 32-bit floating point. */
    FP32(ScalarType.Float),
    /** bfloat16, for processors with its instructions. */
    BF16(ScalarType.BFloat16);

    /** Where Linux lists what the processor can do; libtorch itself tells no more than AVX2 or AVX-512. */
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /** The words for bfloat16 on x86 and on ARM. */
    private static final Set<String> INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private final ScalarType type;

    Precision(ScalarType type) {
        this.type = type;
    }

    ScalarType type() {
        return type;
    }

    /** The faster one here: {@link #BF16} on a processor that is known to have its instructions, else {@link #FP32}. */
    public static Precision ofProcessor() {
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            return of(lines);
        } catch (IOException e) {
            return FP32;
        }
    }

    /** By the lines in which Linux describes processors. */
    static Precision of(Stream<String> processor) {
        return processor
                        .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                        .flatMap(line -> Arrays.stream(line.split("\\s+")))
                        .anyMatch(INSTRUCTIONS::contains)
                ? BF16
                : FP32;
    }
}
