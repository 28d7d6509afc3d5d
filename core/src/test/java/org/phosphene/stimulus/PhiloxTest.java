package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.ReferenceNumbers;

class PhiloxTest {
    private static final ReferenceNumbers PYTHON = ReferenceNumbers.of(PhiloxTest.class, "philox.txt");

    /** Random123's kat_vectors, lines "philox4x32 10". */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void knownAnswers(String counter, String key, String answer) {
        int[] c = hex(counter);
        int[] k = hex(key);
        int[] out = new int[6];
        Philox.block(c[0], c[1], c[2], c[3], k[0], k[1], out, 1);
        assertThat(Arrays.copyOfRange(out, 1, 5)).isEqualTo(hex(answer));
        assertThat(out[0] | out[5]).isZero();
    }

    static Iterable<String> cases() {
        return PYTHON.names();
    }

    /** Seeds of either sign and trials beyond 32 bits, against an implementation in Python. */
    @ParameterizedTest
    @MethodSource("cases")
    void wordsOfTrialAsInPython(String name) {
        String[] parts = name.split("/", -1);
        int[] expected = PYTHON.words(name);
        int[] out = new int[expected.length + 3];
        Philox.fill(
                Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]), out, expected.length);
        assertThat(Arrays.copyOf(out, expected.length)).isEqualTo(expected);
    }

    @Test
    void fewerWordsAreTheFirstOfMore() {
        int[] many = new int[100];
        Philox.fill(5, 0, 9, many, 100);
        for (int count = 0; count <= 97; count++) {
            int[] few = new int[count + 3];
            Philox.fill(5, 0, 9, few, count);
            assertThat(Arrays.copyOf(few, count)).isEqualTo(Arrays.copyOf(many, count));
        }
    }

    private static int[] hex(String words) {
        return Arrays.stream(words.split(" ", -1))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }
}
