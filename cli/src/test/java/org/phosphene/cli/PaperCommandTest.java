package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.studies.Studies;

class PaperCommandTest {
    @TempDir
    private Path folder;

    @Test
    void listNamesEveryStudy() {
        CommandRun run = CommandRun.of("paper", "list");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(Studies.all().size());
        Studies.all()
                .forEach(study -> assertThat(run.out()).contains(study.card().title()));
    }

    /** As from a fresh clone, without any data. */
    @Test
    void allWithoutDataMakesWhatCanBeMadeAndTheDocument() throws IOException {
        Path out = folder.resolve("paper");
        CommandRun run = CommandRun.of(
                "paper", "all", "--quick", "--trials", 64, "--data", folder.resolve("nowhere"), "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("fig2    | done", "fig3    | partly, needs", "'phosphene data fetch cifar10'");
        assertThat(Files.readString(out.resolve("index.html"))).contains("href=\"fig2/page.html\"", "not results");
        Path document = folder.resolve("REPRODUCTION.md");
        CommandRun report = CommandRun.of("paper", "report", "--from", out, "--out", document);
        assertThat(report.status()).as(report.err()).isZero();
        assertThat(Files.readString(document)).contains("## fig2", "## fig16", "--trials 64", "not results");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void oneStudyPrintsItsFindings() {
        CommandRun run = CommandRun.of("paper", "fig4", "--quick", "--trials", 300, "--out", folder);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Fig. 4", "agreement after", folder.resolve("fig4/figure.png") + "\n");
    }

    @Test
    void answersThatAnotherStudyIsWritingAreOneLine() throws IOException {
        Object[] words = {"paper", "fig4", "--quick", "--trials", 300, "--out", folder};
        assertThat(CommandRun.of(words).status()).isZero();
        Path answers;
        try (Stream<Path> all = Files.list(folder.resolve("answers"))) {
            answers = all.findFirst().orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(answers, StandardOpenOption.WRITE)) {
            channel.lock();
            CommandRun run = CommandRun.of(words);

            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err())
                    .contains("another run is writing there; wait for it")
                    .doesNotContain("fault");
        }
    }

    @Test
    void missingDataIsOneLineWithTheCommandThatBringsIt() {
        CommandRun run = CommandRun.of("paper", "fig3", "--data", folder, "--out", folder.resolve("out"));
        assertThat(run.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(run.err()).contains("phosphene data fetch cifar10").hasLineCount(1);
    }

    @Test
    void badInputIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(CommandRun.of("paper").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(CommandRun.of("paper", "fig99").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(CommandRun.of("paper", "fig4", "--trials", "0").status()).isEqualTo(ExitStatus.USAGE);
        check(CommandRun.of("paper", "fig4", "--out", file), ExitStatus.USAGE, "it is a file");
        check(CommandRun.of("paper", "fig4", "--threads", 0, "--out", folder), ExitStatus.USAGE, "--threads 0");
        check(
                CommandRun.of("paper", "fig4", "--networks", folder.resolve("no"), "--out", folder),
                ExitStatus.INPUT,
                "no such folder");
        check(CommandRun.of("paper", "report", "--from", folder), ExitStatus.USAGE, "no results of studies");
        Files.createDirectories(folder.resolve("fig2"));
        Files.writeString(folder.resolve("fig2/result.json"), "{");
        check(CommandRun.of("paper", "report", "--from", folder), ExitStatus.INPUT, "not a report of a study");
    }

    private static void check(CommandRun run, int status, String words) {
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words).hasLineCount(1);
    }
}
