package org.phosphene.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.NoiseMaterial;
import org.phosphene.trial.Plan;

/**
 * Files of format version 1, made by version_1.py and not by this program. They must read for ever, also when there is a
 * version 2. As long as version 1 is what is written, the bytes must be the same.
 */
class Version1Test {
    @Test
    void twoBytesWithConfidenceAndVerdicts() throws IOException {
        byte[] golden = golden("version-1-two-bytes.hex");
        Layout layout = new Layout(8, 3, 300, true);
        AnswersFile file = AnswersFile.open(Sheet.channel(golden), fields -> layout);
        AnswersFile again = AnswersFile.create(new MemoryChannel(), file.fields(), layout);
        for (int block = 0; block < 3; block++) {
            int first = 3 * block;
            int[] labels = new int[3];
            byte[] confidences = new byte[3];
            assertThat(file.read(block, labels, confidences)).isTrue();
            for (int t = 0; t < layout.trialsIn(block); t++) {
                assertThat(labels[t]).isEqualTo(37 * (first + t));
                assertThat(confidences[t] & 0xff).isEqualTo(30 * (first + t));
            }
            again.write(block, labels, confidences);
        }
        Verdicts verdicts = file.verdicts().orElseThrow();
        assertThat(verdicts.plain())
                .isEqualTo(IntStream.range(0, 300).map(c -> c % 3 == 0 ? -1 : c).toArray());
        assertThat(verdicts.stretched())
                .isEqualTo(IntStream.range(0, 300)
                        .map(c -> c % 3 == 0 ? -1 : 299 - c)
                        .toArray());
        again.write(verdicts);
        assertThat(again.size()).isEqualTo(golden.length);
    }

    @Test
    void oneByteWithBlockMissing() throws IOException {
        Layout layout = new Layout(7, 2, 10, false);
        AnswersFile file = AnswersFile.open(Sheet.channel(golden("version-1-one-byte.hex")), fields -> layout);
        int[] labels = new int[2];
        for (int block : new int[] {0, 2, 3}) {
            assertThat(file.read(block, labels, new byte[2])).isTrue();
            for (int t = 0; t < layout.trialsIn(block); t++) {
                assertThat(labels[t]).isEqualTo(9 - 2 * block - t);
            }
        }
        assertThat(file.read(1, labels, new byte[2])).isFalse();
        assertThat(file.answered()).isEqualTo(5);
        assertThat(file.verdicts()).isEmpty();
    }

    @Test
    void sameBytesAreWritten() throws IOException {
        byte[] golden = golden("version-1-one-byte.hex");
        Layout layout = new Layout(7, 2, 10, false);
        MemoryChannel channel = new MemoryChannel();
        AnswersFile file =
                AnswersFile.create(channel, Header.read(Sheet.channel(golden)).fields(), layout);
        file.write(3, new int[] {3}, new byte[1]);
        file.write(0, new int[] {9, 8}, new byte[2]);
        file.write(2, new int[] {5, 4}, new byte[2]);
        assertThat(Sheet.bytes(channel)).isEqualTo(golden);
    }

    /** The header is a plan that this program still knows. */
    @Test
    void headerIsPlan() throws IOException {
        Header header = Header.read(Sheet.channel(golden("version-1-two-bytes.hex")));
        Plan plan = Plan.parse(header.fields(), NoiseMaterial.NONE);
        assertThat(plan.seed()).isEqualTo(-3);
        assertThat(plan.classes()).isEqualTo(300);
        assertThat(plan.confidence()).isTrue();
        assertThat(plan.observer()).containsEntry("observer.name", "Bär");
        assertThat(plan.fields()).containsExactlyEntriesOf(header.fields());
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = Version1Test.class.getResourceAsStream(name)) {
            return HexFormat.of()
                    .parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }
}
