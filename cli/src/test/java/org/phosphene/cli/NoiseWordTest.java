package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.stimulus.Shape;

class NoiseWordTest {
    private static final Shape SHAPE = Shape.of(1, 28, 28);

    /** The word, then what its noise says of itself besides shape, mean and contrast. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uniform            | noise=uniform",
                "Gaussian           | noise=gaussian",
                "binary             | noise=binary",
                "smooth:1.5         | length=1.5, noise=smooth, scaling=stretched",
                "SMOOTH:6:clipped   | length=6, noise=smooth, scaling=clipped",
                "pink               | exponent=1, noise=pink, scaling=stretched",
                "pink:0.5           | exponent=0.5, noise=pink, scaling=stretched",
                "pink:clipped       | exponent=1, noise=pink, scaling=clipped",
                "pink:2:clipped     | exponent=2, noise=pink, scaling=clipped",
                "stripes            | noise=stripes, stripes=rows",
                "stripes:rows       | noise=stripes, stripes=rows",
                "stripes:columns    | noise=stripes, stripes=columns",
                "blocks             | noise=blocks, size=4",
                "blocks:7           | noise=blocks, size=7",
            })
    void words(String word, String expected) {
        Map<String, String> fields = new TreeMap<>();
        NoiseWord.parse(word)
                .field(SHAPE, 0.25, 0.5, Material.builtIn())
                .fields()
                .forEach((key, value) -> fields.put(key.replace("stimulus.", ""), value));
        assertThat(fields.remove("shape")).isEqualTo("1x28x28");
        assertThat(fields.remove("mean")).isEqualTo("0.25");
        assertThat(fields.remove("contrast")).isEqualTo("0.5");
        assertThat(fields).hasToString("{" + expected + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plonk              | expected one of uniform",
                "''                 | expected one of uniform",
                "uniform:2          | expected one of uniform",
                "smooth             | expected one number, as in smooth:1.5",
                "smooth:            | '' is not a number",
                "smooth:a           | 'a' is not a number",
                "smooth:1:2         | expected one number",
                "smooth:clipped     | expected one number",
                "smooth:1:stretched | expected one number",
                "pink:1:2:clipped   | expected one number",
                "pink:x             | 'x' is not a number",
                "stripes:3          | expected stripes:rows or stripes:columns",
                "stripes:rows:rows  | expected stripes:rows or stripes:columns",
                "blocks:1.5         | expected one whole number, as in blocks:4",
                "blocks:4:4         | expected one whole number",
                "blocks:-4          | expected one whole number",
            })
    void noWords(String word, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> NoiseWord.parse(word).field(SHAPE, 0.5, 1, Material.builtIn()))
                .withMessageStartingWith("--noise " + word + ": ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "smooth:NaN, correlation length NaN",
        "smooth:0, correlation length 0",
        "pink:9, exponent 9",
        "blocks:0, block size 0"
    })
    void numbersOutsideLimits(String word, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseWord.parse(word).field(SHAPE, 0.5, 1, Material.builtIn()))
                .withMessageContaining(message);
    }

    /** Every kind stands in the help, and in what is said to a word that is none. */
    @Test
    void helpNamesEveryKind() {
        String help = CommandRun.of("map", "--help").out().replaceAll("\\s+", " ");
        String mistake = CommandRun.of("map", "--noise", "plonk").err();
        for (String kind :
                new String[] {"uniform", "gaussian", "binary", "smooth:L", "pink[:E", "stripes[:", "blocks[:"}) {
            assertThat(help).contains(kind);
            assertThat(mistake).contains(kind);
        }
        assertThat(help).contains(":clipped", "--noise-mean", "--noise-contrast");
    }
}
