package org.phosphene.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every place where a small file can be cut off or a byte be wrong: an answer reads as it was given, or not at all. */
@ParameterizedClass
@MethodSource("org.phosphene.answers.Layouts#small")
class AnswersDamageTest {
    private final Layout layout;
    private final Sheet sheet;
    private final byte[] whole;
    private final int headerLength;

    AnswersDamageTest(Layout layout) throws IOException {
        this.layout = layout;
        sheet = new Sheet(layout, 6);
        whole = sheet.bytes();
        headerLength = (int) sheet.open(whole).at(0);
    }

    @Test
    void cutOffAnywhere() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length < headerLength) {
                refused(cut);
                continue;
            }
            AnswersFile file = sheet.open(cut);
            for (long block = 0; block < layout.blocks(); block++) {
                assertThat(sheet.reads(file, block))
                        .as("block %d of a file cut off at byte %d", block, length)
                        .isEqualTo(end(file, block) <= length);
            }
            assertThat(sheet.readsVerdicts(file)).isFalse();
        }
    }

    /** Each bit of each byte, and the byte inverted. */
    @Test
    void everyByteWrong() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) flip;
                if (at < headerLength) {
                    refused(damaged);
                } else {
                    onlyOneRecordIsLost(sheet.open(damaged), at);
                }
            }
        }
    }

    private void onlyOneRecordIsLost(AnswersFile file, int at) throws IOException {
        for (long block = 0; block < layout.blocks(); block++) {
            boolean hit = at >= file.at(block) && at < end(file, block);
            assertThat(sheet.reads(file, block))
                    .as("block %d with byte %d damaged", block, at)
                    .isNotEqualTo(hit);
        }
        assertThat(sheet.readsVerdicts(file)).isEqualTo(at < end(file, layout.blocks() - 1));
    }

    private long end(AnswersFile file, long block) {
        return file.at(block) + layout.recordBytes(layout.trialsIn(block));
    }

    @Test
    void goesOnAfterItsEnd() {
        for (int more : new int[] {1, 4, 1000}) {
            assertThatExceptionOfType(DamagedAnswersException.class)
                    .isThrownBy(() -> sheet.open(Arrays.copyOf(whole, whole.length + more)))
                    .withMessageContaining("byte " + whole.length)
                    .withMessageContaining(more + " bytes too many");
        }
    }

    /** A block in the place of another is not that other's, though its own checksum is right. */
    @Test
    void blockInAnotherPlace() throws IOException {
        if (layout.blocks() < 3) {
            return; // only full blocks can change places
        }
        AnswersFile file = sheet.open(whole);
        byte[] moved = whole.clone();
        int length = (int) (file.at(1) - file.at(0));
        System.arraycopy(whole, (int) file.at(0), moved, (int) file.at(1), length);
        AnswersFile opened = sheet.open(moved);
        assertThat(sheet.reads(opened, 0)).isTrue();
        assertThat(sheet.reads(opened, 1)).isFalse();
    }

    private void refused(byte[] bytes) {
        assertThatExceptionOfType(DamagedAnswersException.class)
                .isThrownBy(() -> sheet.open(bytes))
                .withMessageStartingWith("byte ");
    }
}
