package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class IdxTest {
    private static final byte[] IMAGES = images(2, 2, 3, 12);
    private static final byte[] LABELS = labels(2, 7, 9);

    @Test
    void readsLevelsAndLabels() {
        LabelledImages set = read(IMAGES, LABELS);

        assertThat(set.name()).isEqualTo("small");
        assertThat(set.shape()).isEqualTo(Shape.of(1, 2, 3));
        assertThat(set.count()).isEqualTo(2);
        assertThat(set.label(0)).isEqualTo(7);
        assertThat(set.label(1)).isEqualTo(9);
        assertThat(set.level(0, 5)).isEqualTo(205);
        assertThat(set.level(1, 0)).isEqualTo(206);
    }

    @Test
    void refusesAnotherMagicNumber() {
        byte[] floats = IMAGES.clone();
        floats[2] = 0x0d;
        faultOf(floats, LABELS, "img: byte 0: magic number 0x00000d03, expected 0x00000803");
        faultOf(Arrays.copyOf(LABELS, 16), IMAGES, "img: byte 0: magic number 0x00000801, expected 0x00000803");
        faultOf(IMAGES, images(1, 1, 1, 1), "lab: byte 0: magic number 0x00000803, expected 0x00000801");
    }

    @Test
    void refusesAHeaderThatIsCutOff() {
        faultOf(Arrays.copyOf(IMAGES, 15), LABELS, "img: ends at byte 15, within the header of 16 bytes");
        faultOf(IMAGES, new byte[0], "lab: ends at byte 0, within the header of 8 bytes");
    }

    @Test
    void refusesCountsThatDoNotFitTheBytes() {
        faultOf(images(3, 2, 3, 12), LABELS, "[3, 2, 3] values, but 12 bytes follow");
        faultOf(images(2, 2, 3, 11), LABELS, "but 11 bytes follow");
        faultOf(images(2, 2, 3, 13), LABELS, "but 13 bytes follow");
        faultOf(IMAGES, labels(3, 1, 2), "lab: byte 4: the header tells of [3] values, but 2 bytes follow");
    }

    @Test
    void refusesImpossibleCounts() {
        faultOf(images(0, 2, 3, 6), LABELS, "byte 4: extent 0, expected 1 or more");
        faultOf(images(2, -1, 3, 6), LABELS, "byte 8: extent -1");
        // 65536^3 is 0 in 32 bits and 2^48 in 64; 2^31-1 to the third overflows 64 bits
        faultOf(images(65536, 65536, 65536, 0), LABELS, "but 0 bytes follow");
        faultOf(images(65536, 65536, 65536, 12), LABELS, "but 12 bytes follow");
        int most = Integer.MAX_VALUE;
        faultOf(images(most, most, most, 12), LABELS, "but 12 bytes follow");
    }

    @Test
    void refusesFilesOfDifferentCounts() {
        faultOf(IMAGES, labels(3, 1, 2, 3), "lab: byte 4: 3 labels, but img has 2 images");
    }

    @Test
    void refusesALabelBeyondTheClasses() {
        faultOf(IMAGES, labels(2, 7, 10), "lab: byte 9: label 10, expected 0 to 9");
        faultOf(IMAGES, labels(2, 255, 1), "lab: byte 8: label 255, expected 0 to 9");
    }

    private static LabelledImages read(byte[] images, byte[] labels) {
        return Idx.read("small", "img", images, "lab", labels, 10);
    }

    private static void faultOf(byte[] images, byte[] labels, String message) {
        assertThatThrownBy(() -> read(images, labels))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    /** A header, and as many bytes as asked for: 200, 201, ... */
    private static byte[] images(int count, int rows, int columns, int bytes) {
        ByteBuffer out = ByteBuffer.allocate(16 + bytes);
        out.putInt(0x803).putInt(count).putInt(rows).putInt(columns);
        for (int i = 0; i < bytes; i++) {
            out.put((byte) (200 + i));
        }
        return out.array();
    }

    private static byte[] labels(int count, int... labels) {
        ByteBuffer out = ByteBuffer.allocate(8 + labels.length);
        out.putInt(0x801).putInt(count);
        for (int label : labels) {
            out.put((byte) label);
        }
        return out.array();
    }
}
