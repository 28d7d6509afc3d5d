package org.phosphene.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
    @Test
    void isReadFromTheLineOfThePeak() {
        assertThat(PeakMemory.parse("VmPeak:\t 9000000 kB\nVmHWM:\t  204800 kB\nVmRSS:\t  100 kB\n"))
                .hasValue(200);
        assertThat(PeakMemory.parse("Name:\tzombie\nState:\tZ\n")).isEmpty();
        assertThat(PeakMemory.parse("VmHWM:\t99999999999999999999999 kB\n")).isEmpty();
    }

    @Test
    void isThereWhereTheSystemTells() {
        assertThat(PeakMemory.ofThisProcess().isPresent()).isEqualTo(Files.exists(Path.of("/proc/self/status")));
        assertThat(PeakMemory.of(1L << 40)).isEmpty();
    }
}
