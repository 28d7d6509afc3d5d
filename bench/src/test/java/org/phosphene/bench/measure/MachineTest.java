package org.phosphene.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final String X86 = """
            processor\t: 0
            cpu family\t: 26
            model\t\t: 2
            model name\t: Some CPU @ 3.0: fast
            flags\t\t: fpu avx2 avx512f avx512_bf16 avx512bw

            processor\t: 1
            cpu family\t: 27
            flags\t\t: amx_bf16
            """;
    private static final String ARM = "processor\t: 0\nFeatures\t: fp asimd bf16 sve2\nCPU part\t: 0xd4f\n";

    @Test
    void theFirstProcessorIsRead() {
        Map<String, String> cpu = Machine.fields(X86);
        assertThat(Machine.name(cpu)).isEqualTo("Some CPU @ 3.0: fast, family 26, model 2");
        assertThat(Machine.flags(cpu)).containsExactly("avx2", "avx512f", "avx512_bf16");
    }

    @Test
    void otherProcessorsCallTheirFlagsOtherwise() {
        assertThat(Machine.flags(Machine.fields(ARM))).containsExactly("asimd", "bf16");
        assertThat(Machine.name(Machine.fields(ARM))).isEqualTo(System.getProperty("os.arch"));
        assertThat(Machine.flags(Map.of())).isEmpty();
    }

    @Test
    void thisMachineIsKnown() {
        Machine here = Machine.here();
        assertThat(here.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(here.memoryMiB()).isGreaterThan(256);
        assertThat(here.date()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(here.text()).contains(System.getProperty("java.version")).doesNotContain("\n");
    }
}
