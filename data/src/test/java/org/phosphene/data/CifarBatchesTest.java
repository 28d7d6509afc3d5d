package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.LabelledImages;

class CifarBatchesTest {

    @Test
    void joinsBatchesInOrder() {
        LabelledImages set =
                CifarBatches.of(3).add("a", records(4, 9)).add("b", records(0)).images("small");

        assertThat(set.count()).isEqualTo(3);
        assertThat(new int[] {set.label(0), set.label(1), set.label(2)}).containsExactly(4, 9, 0);
        // plane p, row r, column c of the record with label l holds l + p + r + c
        assertThat(set.level(1, 2 * 1024 + 5 * 32 + 7)).isEqualTo(9 + 2 + 5 + 7);
        assertThat(set.level(2, 0)).isEqualTo(0);
    }

    @Test
    void refusesAPartOfARecord() {
        byte[] two = records(1, 2);
        faultOf(1, Arrays.copyOf(two, two.length - 1), "a: 6145 bytes are not a whole number of records of 3073");
        faultOf(1, Arrays.copyOf(two, two.length - 1), "the last begins at byte 3073");
        faultOf(2, Arrays.copyOf(two, two.length + 1), "the last begins at byte 6146");
        faultOf(1, new byte[0], "a: 0 bytes");
    }

    @Test
    void refusesALabelBeyondNine() {
        faultOf(2, records(3, 10), "a: byte 3073: label 10, expected 0 to 9");
    }

    @Test
    void refusesMoreOrFewerImagesThanPublished() {
        faultOf(1, records(3, 1), "a: 2 records, expected at most 1");
        CifarBatches half = CifarBatches.of(2).add("a", records(1));
        assertThatThrownBy(() -> half.images("small"))
                .isInstanceOf(DataException.class)
                .hasMessage("small: 1 images, expected 2");
    }

    private static void faultOf(int capacity, byte[] content, String message) {
        CifarBatches batches = CifarBatches.of(capacity);
        assertThatThrownBy(() -> batches.add("a", content))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }

    private static byte[] records(int... labels) {
        byte[] content = new byte[3073 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            content[3073 * i] = (byte) labels[i];
            for (int v = 0; v < 3072; v++) {
                content[3073 * i + 1 + v] = (byte) (labels[i] + v / 1024 + v / 32 % 32 + v % 32);
            }
        }
        return content;
    }
}
