package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataHomeTest {
    private static final Path HOME = Path.of("/home/ada");

    private static Path of(String system, Map<String, String> variables) {
        return DataHome.of(system, HOME.toString(), variables);
    }

    @Test
    void isTheCacheOfEachSystem() {
        assertThat(of("Linux", Map.of())).isEqualTo(HOME.resolve(".cache/phosphene/data"));
        assertThat(of("Linux", Map.of("XDG_CACHE_HOME", "/var/cache/ada")))
                .hasToString("/var/cache/ada/phosphene/data");
        assertThat(of("Linux", Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo(HOME.resolve(".cache/phosphene/data"));
        assertThat(of("Linux", Map.of("XDG_CACHE_HOME", ""))).isEqualTo(HOME.resolve(".cache/phosphene/data"));
        assertThat(of("Mac OS X", Map.of("XDG_CACHE_HOME", "/x")))
                .isEqualTo(HOME.resolve("Library/Caches/phosphene/data"));
        assertThat(of("Windows 11", Map.of("LOCALAPPDATA", "/local"))).hasToString("/local/phosphene/data");
        assertThat(of("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Local/phosphene/data"));
    }
}
