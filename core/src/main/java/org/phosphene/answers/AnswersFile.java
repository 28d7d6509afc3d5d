package org.phosphene.answers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of a run: the specification, one label a trial, and at the end what the observer says of its own maps.
 *
 * <p>Blocks have fixed places, so workers write them in any order and the bytes are the same. Each block carries a checksum
 * over the header, its index and its content. A block that is not there, or fails its checksum because a write was torn, counts as not
 * yet asked. Thread-safe; the caller opens and closes the channel.
 */
public final class AnswersFile {
    private static final long VERDICTS = -1;

    private final SeekableByteChannel channel;
    private final Header header;
    private final Layout layout;
    private final CheckedRecord record;

    private AnswersFile(SeekableByteChannel channel, Header header, Layout layout) {
        this.channel = channel;
        this.header = header;
        this.layout = layout;
        int most = Math.max(layout.recordBytes(layout.block()), layout.verdictBytes());
        record = new CheckedRecord(channel, header.checksum(), most);
    }

    /**
     * Starts a file: writes the header.
     *
     * @throws IllegalArgumentException if the channel is not empty (old blocks would count as answers), or a field cannot
     *     be held by a header
     */
    public static AnswersFile create(SeekableByteChannel channel, Map<String, String> fields, Layout layout)
            throws IOException {
        if (channel.size() != 0) {
            throw new IllegalArgumentException("answers begin in an empty file, this has " + channel.size() + " bytes");
        }
        return new AnswersFile(channel, Header.write(channel, fields), layout);
    }

    /**
     * Answers that live in memory only.
     *
     * @throws IllegalArgumentException if they take more than one array, 2^31 bytes
     */
    public static AnswersFile inMemory(Map<String, String> fields, Layout layout) {
        long bytes = layout.length() + layout.verdictBytes() + Header.MOST;
        if (bytes > MemoryChannel.MOST) {
            throw new IllegalArgumentException("the answers to " + layout.trials() + " trials take " + bytes
                    + " bytes, memory holds at most " + MemoryChannel.MOST + ": keep them in a file");
        }
        try {
            return create(new MemoryChannel(), fields, layout);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    /**
     * Reads the header of an existing file.
     *
     * @param layout finds the layout from the header's fields
     * @throws DamagedAnswersException if it is not an answers file, or the header is damaged, or the file is longer than
     *     its header says
     */
    public static AnswersFile open(
            SeekableByteChannel channel, java.util.function.Function<Map<String, String>, Layout> layout)
            throws IOException {
        Header header = Header.read(channel);
        AnswersFile file = new AnswersFile(channel, header, layout.apply(header.fields()));
        long most = file.verdictsAt() + file.layout.verdictBytes();
        if (channel.size() > most) {
            throw new DamagedAnswersException("byte " + most + ": the file goes on after its end, "
                    + (channel.size() - most) + " bytes too many");
        }
        return file;
    }

    /** The specification of the run. */
    public Map<String, String> fields() {
        return header.fields();
    }

    public Layout layout() {
        return layout;
    }

    /**
     * Writes the answers of one block: labels, and confidences (unsigned, 255 is certain) if the layout has them.
     *
     * @throws IndexOutOfBoundsException if there is no such block
     * @throws IllegalArgumentException if a label lies outside the layout's classes
     */
    public synchronized void write(long block, int[] labels, byte[] confidences) throws IOException {
        int count = layout.trialsIn(block);
        ByteBuffer content = record.begin();
        for (int i = 0; i < count; i++) {
            check(labels[i], 0);
            if (layout.labelBytes() == 1) {
                content.put((byte) labels[i]);
            } else {
                content.putShort((short) labels[i]);
            }
        }
        if (layout.confidence()) {
            content.put(confidences, 0, count);
        }
        record.write(block, at(block));
    }

    /**
     * Reads the answers of one block.
     *
     * @return whether the block is there and whole
     * @throws DamagedAnswersException if a whole block holds a label that the layout does not know
     */
    public synchronized boolean read(long block, int[] labels, byte[] confidences) throws IOException {
        int count = layout.trialsIn(block);
        if (!record.read(block, at(block), layout.recordBytes(count))) {
            return false;
        }
        ByteBuffer content = record.content();
        for (int i = 0; i < count; i++) {
            labels[i] = layout.labelBytes() == 1 ? content.get() & 0xff : content.getShort() & 0xffff;
            if (labels[i] >= layout.classes()) {
                throw new DamagedAnswersException("block " + block + " (byte " + at(block) + "): label " + labels[i]
                        + ", there are " + layout.classes() + " classes");
            }
        }
        if (layout.confidence()) {
            content.get(confidences, 0, count);
        }
        return true;
    }

    /** How many trials are answered. Reads the whole file. */
    public long answered() throws IOException {
        int[] labels = new int[layout.block()];
        byte[] confidences = new byte[layout.block()];
        long answered = 0;
        for (long block = 0; block < layout.blocks() && at(block) < size(); block++) {
            if (read(block, labels, confidences)) {
                answered += layout.trialsIn(block);
            }
        }
        return answered;
    }

    /** The first block that is not there or not whole, -1 if all are. Reads the file up to it. */
    public long firstMissing() throws IOException {
        int[] labels = new int[layout.block()];
        byte[] confidences = new byte[layout.block()];
        for (long block = 0; block < layout.blocks(); block++) {
            if (!read(block, labels, confidences)) {
                return block;
            }
        }
        return -1;
    }

    /** A block in words: its index, its first byte and its trials. */
    public String place(long block) {
        long first = block * layout.block();
        return "block " + block + " (byte " + at(block) + ", trials " + first + ".."
                + (first + layout.trialsIn(block) - 1) + ")";
    }

    private void check(int label, int least) {
        if (label < least || label >= layout.classes()) {
            throw new IllegalArgumentException(
                    "label " + label + ": must lie in " + least + ".." + (layout.classes() - 1));
        }
    }

    /**
     * Writes what the observer says of its own maps.
     *
     * @throws IllegalArgumentException if there is not one label for each class
     */
    public synchronized void write(Verdicts verdicts) throws IOException {
        ByteBuffer content = record.begin();
        for (int[] labels : new int[][] {verdicts.plain(), verdicts.stretched()}) {
            if (labels.length != layout.classes()) {
                throw new IllegalArgumentException(
                        labels.length + " verdicts: there are " + layout.classes() + " classes");
            }
            for (int label : labels) {
                check(label, Verdicts.NONE);
                content.putShort((short) (label + 1));
            }
        }
        record.write(VERDICTS, verdictsAt());
    }

    /**
     * What the observer says of its own maps, if it was asked and the record is whole.
     *
     * @throws DamagedAnswersException if a whole record holds a label that the layout does not know
     */
    public synchronized Optional<Verdicts> verdicts() throws IOException {
        if (!record.read(VERDICTS, verdictsAt(), layout.verdictBytes())) {
            return Optional.empty();
        }
        int[][] rows = new int[2][layout.classes()];
        for (int[] labels : rows) {
            Arrays.setAll(labels, c -> verdict(record.content().getShort() & 0xffff));
        }
        return Optional.of(new Verdicts(rows[0], rows[1]));
    }

    private int verdict(int stored) {
        if (stored > layout.classes()) {
            throw new DamagedAnswersException(
                    verdictsPlace() + ": label " + (stored - 1) + ", there are " + layout.classes() + " classes");
        }
        return stored - 1;
    }

    /** Whether something stands where the verdicts belong that is no whole record of them, as a torn write leaves it. */
    public boolean verdictsTorn() throws IOException {
        return size() > verdictsAt() && verdicts().isEmpty();
    }

    /** The record of verdicts in words. */
    public String verdictsPlace() {
        return "what the model says of its maps (byte " + verdictsAt() + ")";
    }

    /** Bytes of the file that hold something, at most what a finished run has. */
    public synchronized long size() throws IOException {
        return channel.size();
    }

    /** Where block {@code block} begins in the file. */
    public long at(long block) {
        return header.length() + layout.offset(block);
    }

    private long verdictsAt() {
        return header.length() + layout.length();
    }
}
