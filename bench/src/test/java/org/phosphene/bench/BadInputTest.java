package org.phosphene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({
        "2, bench map --trials 0, must lie in 1..",
        "2, bench map --trials 100 --rounds 0, 'rounds 0: must lie in 1..1000'",
        "2, bench map --peer-limit 0, must be at least 1",
        "2, bench map --out FOLDER, name a file in a folder",
        "2, bench map --out FOLDER/none/x.json, name a file in a folder",
        "3, bench map --model FOLDER/none.onnx, none.onnx",
        "2, bench map --model mnist-autoencoder, gives images and no classes",
        "2, bench parts NoSuchPart, 'is found in the name of no part'",
        "2, bench parts (, (",
        "2, bench parts --iterations 0, 'iterations 0: must lie in 1..1000'",
        "2, bench scale --out FOLDER, name a file in a folder",
        "2, bench scale --trials 1M;2M, is not a number of trials",
        "2, bench scale --rounds 0, 'rounds 0: must lie in 1..1000'",
        "3, bench scale --rounds 1 -- none.onnx, none.onnx",
        "2, bench audit, --population",
        "2, bench audit --population FOLDER --jobs 0, '--jobs 0: expected 1 to 1024'",
        "2, bench audit --population FOLDER --images 19, '--images 19: expected at least 20'",
        "2, bench audit --population FOLDER --threads 0, '--threads 0: expected at least 1'",
        "2, bench audit --population FOLDER --calibration FOLDER/none/x, '--calibration FOLDER/none/x: name a file in'",
        "2, bench audit --population FOLDER --calibration FOLDER, name a file in a folder",
        "2, bench audit --population pom.xml, 'pom.xml: not a folder'",
    })
    void isToldInOneLine(int status, String words, String message) {
        BenchRun run = BenchRun.of(
                (Object[]) words.replace("FOLDER", temporary.toString()).split(" ", -1));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(message.replace("FOLDER", temporary.toString()))
                .doesNotContain("\tat ");
        assertThat(temporary).isEmptyDirectory();
    }
}
