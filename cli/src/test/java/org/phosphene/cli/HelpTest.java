package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    static Stream<String> commands() {
        return shown(Phosphene.line()).map(CommandLine::getCommandName);
    }

    /** Those of commands as well, as in {@code data fetch}. */
    static Stream<String> allCommands() {
        return Stream.concat(
                commands(), shown(Phosphene.line()).flatMap(HelpTest::shown).map(line -> line.getCommandSpec()
                        .qualifiedName()
                        .replaceFirst("phosphene ", "")));
    }

    private static Stream<CommandLine> shown(CommandLine line) {
        return line.getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .filter(command -> !command.getCommandName().equals("help"));
    }

    @ParameterizedTest
    @MethodSource("allCommands")
    void everyCommandHasExamplesThatItAccepts(String command) {
        CommandRun help =
                CommandRun.of(Stream.of((command + " --help").split(" ", -1)).toArray());
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: phosphene " + command);
        List<String> examples = help.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("phosphene "))
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            String[] words = example.split(" ", -1);
            // throws where a word is not understood
            Phosphene.line().parseArgs(Arrays.copyOfRange(words, 1, words.length));
        }
    }

    @Test
    void theTopCommandListsTheOthersAndTheExitStatuses() {
        CommandRun help = CommandRun.of("--help");
        assertThat(help.status()).isZero();
        commands().forEach(name -> assertThat(help.out()).contains("\n  " + name + " "));
        assertThat(help.out()).contains("0 done", "2 wrong arguments", "3 unusable", "130 stopped");
    }

    @Test
    void noCommandIsAMistake() {
        CommandRun run = CommandRun.of();
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("no command given");
        assertThat(CommandRun.of("--version").out()).startsWith("phosphene ");
    }
}
