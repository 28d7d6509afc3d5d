package org.phosphene.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/** Random answers for every block of a layout, to be written, damaged and compared with what is read. */
final class Sheet {
    static final Map<String, String> FIELDS = Map.of("seed", "1", "observer.name", "Bär");

    final Layout layout;
    private final int[][] labels;
    private final byte[][] confidences;
    private final Verdicts verdicts;

    Sheet(Layout layout, long seed) {
        this.layout = layout;
        Random random = new Random(seed);
        int blocks = Math.toIntExact(layout.blocks());
        labels = new int[blocks][];
        confidences = new byte[blocks][];
        for (int b = 0; b < blocks; b++) {
            int count = layout.trialsIn(b);
            labels[b] = random.ints(count, 0, layout.classes()).toArray();
            // both ends occur, whatever the draw
            labels[b][0] = b % 2 == 0 ? layout.classes() - 1 : 0;
            confidences[b] = new byte[count];
            random.nextBytes(confidences[b]);
        }
        verdicts = new Verdicts(
                random.ints(layout.classes(), -1, layout.classes()).toArray(),
                random.ints(layout.classes(), -1, layout.classes()).toArray());
    }

    Verdicts verdicts() {
        return verdicts;
    }

    /** Writes a block, and nothing else. */
    void write(AnswersFile file, long block) {
        try {
            file.write(block, labels[(int) block], confidences[(int) block]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole file: header, all blocks, verdicts. */
    byte[] bytes() throws IOException {
        MemoryChannel channel = new MemoryChannel();
        AnswersFile file = AnswersFile.create(channel, FIELDS, layout);
        LongStream.range(0, layout.blocks()).forEach(block -> write(file, block));
        file.write(verdicts);
        return bytes(channel);
    }

    /** Reads a block: false if it is not there; what is there must be what was written. */
    boolean reads(AnswersFile file, long block) throws IOException {
        int[] readLabels = new int[layout.block()];
        byte[] readConfidences = new byte[layout.block()];
        if (!file.read(block, readLabels, readConfidences)) {
            return false;
        }
        int count = layout.trialsIn(block);
        assertThat(Arrays.copyOf(readLabels, count)).isEqualTo(labels[(int) block]);
        assertThat(Arrays.copyOf(readConfidences, count))
                .isEqualTo(layout.confidence() ? confidences[(int) block] : new byte[count]);
        return true;
    }

    /** Reads the verdicts: false if they are not there; what is there must be what was written. */
    boolean readsVerdicts(AnswersFile file) throws IOException {
        return file.verdicts()
                .map(read -> {
                    assertThat(read.plain()).isEqualTo(verdicts.plain());
                    assertThat(read.stretched()).isEqualTo(verdicts.stretched());
                    return true;
                })
                .orElse(false);
    }

    AnswersFile open(byte[] bytes) throws IOException {
        return AnswersFile.open(channel(bytes), fields -> layout);
    }

    static MemoryChannel channel(byte[] bytes) throws IOException {
        MemoryChannel channel = new MemoryChannel();
        Channels.write(channel, 0, ByteBuffer.wrap(bytes));
        return channel;
    }

    static byte[] bytes(SeekableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        assertThat(Channels.read(channel, 0, bytes)).isTrue();
        return bytes.array();
    }
}
