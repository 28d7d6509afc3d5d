package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchHelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"bench", "bench parts", "bench map", "bench scale", "bench audit"})
    void everyCommandHasExamplesThatItAccepts(String command) {
        BenchRun help = BenchRun.of((Object[]) (command + " --help").split(" ", -1));
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: phosphene " + command);
        List<String> examples = help.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("phosphene "))
                .toList();
        assertThat(examples).isNotEmpty();
        // throws where a word is not understood
        examples.forEach(example -> Bench.line().parseArgs(words(example.substring("phosphene ".length()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "bench/RESULTS.md", "docs/Zoo.md"})
    void commandsInTheDocumentsAreUnderstood(String document) throws IOException {
        Matcher command = Pattern.compile("\\./phosphene (bench[^`\\n]*)")
                .matcher(Files.readString(Path.of("..").resolve(document)));
        List<String> found = new ArrayList<>();
        while (command.find()) {
            found.add(command.group(1));
        }
        assertThat(found).isNotEmpty();
        found.forEach(each -> Bench.line().parseArgs(words(each)));
    }

    private static String[] words(String text) {
        return text.strip().split(" ", -1);
    }

    @Test
    void noBenchmarkIsAMistake() {
        BenchRun run = BenchRun.of("bench");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("phosphene: no benchmark given");
    }

    @Test
    void theOtherCommandsAreStillThere() {
        assertThat(BenchRun.of("models").out()).contains("mnist-cnn");
    }
}
