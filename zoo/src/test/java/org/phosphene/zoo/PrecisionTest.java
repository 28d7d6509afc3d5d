package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    @Test
    void bfloat16NeedsItsInstructions() {
        assertThat(Precision.of(Stream.of("vendor_id : x", "flags\t\t: fpu avx2 avx512f avx512_bf16 avx512_vnni")))
                .isEqualTo(Precision.BF16);
        assertThat(Precision.of(Stream.of("flags\t\t: fpu avx2 amx_bf16"))).isEqualTo(Precision.BF16);
        assertThat(Precision.of(Stream.of("Features\t: fp asimd bf16"))).isEqualTo(Precision.BF16);
        assertThat(Precision.of(Stream.of("flags\t\t: fpu avx2 avx512f"))).isEqualTo(Precision.FP32);
        assertThat(Precision.of(Stream.of("model name\t: bf16", ""))).isEqualTo(Precision.FP32);
    }
}
