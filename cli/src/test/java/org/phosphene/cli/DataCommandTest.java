package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs neither data nor a network. */
class DataCommandTest {
    @TempDir
    private Path temporary;

    private void assertRefused(CommandRun run, int status, String words) {
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words);
        assertThat(run.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(temporary.resolve("made")).doesNotExist();
    }

    @Test
    void listsTheSetsAndWhatIsThere() throws IOException {
        Path cifar = Files.createDirectories(temporary.resolve("cifar10"));
        Files.write(cifar.resolve("test_batch.bin"), new byte[1]);
        CommandRun run = CommandRun.of("data", "list", "--data", temporary);
        assertThat(run.status()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(1))
                .matches("mnist +60000 \\+ 10000 +1x28x28 +11\\.6 MB +absent +handwritten digits; CC BY.*");
        assertThat(lines.get(2)).matches("fashion-mnist .*30\\.9 MB +absent .*MIT.*");
        assertThat(lines.get(3)).matches("cifar10 +50000 \\+ 10000 +3x32x32 +170\\.1 MB +partly .*");
        assertThat(lines.get(4)).matches("imagenet-sample +1000 +3x64x64 +none +absent .*");
        assertThat(lines.get(5)).matches("synthetic-digits +60000 \\+ 10000 +1x28x28 +none +always .*");
        assertThat(run.out()).contains("Data folder: " + temporary);
    }

    @Test
    void aFolderThatIsNotThereIsListedAsEmptyAndNotMade() {
        CommandRun run = CommandRun.of("data", "list", "--data", temporary.resolve("made"));
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains(" absent "))).hasSize(4);
        assertThat(temporary.resolve("made")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fetch                              | 2 | NAME",
                "fetch minst                        | 2 | data set 'minst': expected one of mnist, fashion-mnist",
                "fetch mnist --mirror ftp://x.org/  | 2 | mirror 'ftp://x.org/': expected an address as in https",
                "fetch mnist --mirror nonsense      | 2 | mirror 'nonsense': expected an address",
                "fetch imagenet-sample              | 3 | imagenet-sample: it has no public home in this form: put",
                "fetch mnist imagenet-sample        | 3 | imagenet-sample: it has no public home in this form: put",
                "verify minst                       | 2 | expected one of mnist",
                "verify                             | 3 | no data set in it; 'phosphene data list'",
            })
    void refuses(String args, int status, String words) {
        List<String> all = new ArrayList<>(List.of(("data " + args).split(" ")));
        all.addAll(List.of("--data", temporary.resolve("made").toString()));
        assertRefused(CommandRun.of(all.toArray()), status, words);
    }

    @Test
    void isNothingWithoutACommand() {
        assertRefused(CommandRun.of("data"), ExitStatus.USAGE, "one of list, fetch and verify");
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        CommandRun run = CommandRun.of("data", "fetch", "mnist", "--data", file);
        assertRefused(run, ExitStatus.INPUT, "file/mnist: cannot be written (" + file + " is not a folder)");
        assertThat(file).hasContent("mine");
    }

    @Test
    void verifyTellsOfEachFileAndWhatToDo() throws IOException {
        Path mnist = Files.createDirectory(temporary.resolve("mnist"));
        Files.write(mnist.resolve("t10k-labels-idx1-ubyte"), new byte[10_008]);
        CommandRun run = CommandRun.of("data", "verify", "--data", temporary);
        assertThat(run.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(run.out().lines())
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(mnist.resolve("train-images-idx3-ubyte") + ": missing"),
                        line -> assertThat(line).endsWith(": missing"),
                        line -> assertThat(line).endsWith(": missing"),
                        line -> assertThat(line)
                                .startsWith(mnist.resolve("t10k-labels-idx1-ubyte") + ": md5 of the content is "));
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "phosphene: mnist: 4 of 4 files wrong or missing; get it with 'phosphene data fetch mnist --data "
                                + temporary + "'\n");
    }

    @Test
    void otherCommandsTellHowToGetASet() {
        CommandRun run = CommandRun.of("doctor", "--accuracy", "mnist", "--data", temporary);
        assertRefused(run, ExitStatus.INPUT, "get it with 'phosphene data fetch mnist --data " + temporary + "'");
    }
}
