package org.phosphene.answers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32C;

/**
 * The record of an answers file that is being written or read: its content, then a checksum over the header's checksum, the
 * record's index and the content. The same memory serves one record after the other, so that answers cost no garbage.
 *
 * <p>Not thread-safe: who uses it holds the file's lock.
 */
final class CheckedRecord {
    private final SeekableByteChannel channel;
    private final ByteBuffer bytes;
    /** Ties a record to its run and to its place. */
    private final ByteBuffer tie = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);

    private final CRC32C crc = new CRC32C();

    /**
     * Room for records.
     *
     * @param header the header's checksum
     * @param most bytes of the longest record
     */
    CheckedRecord(SeekableByteChannel channel, int header, int most) {
        this.channel = channel;
        bytes = ByteBuffer.allocate(most);
        tie.putInt(0, header);
    }

    /** An empty record, to be filled with content and written. */
    ByteBuffer begin() {
        return bytes.clear();
    }

    /** Writes what was put into the record since {@link #begin}, and its checksum. */
    void write(long index, long position) throws IOException {
        bytes.putInt(checksum(index, bytes.position())).flip();
        Channels.write(channel, position, bytes);
    }

    /**
     * Reads a record of {@code length} bytes; {@link #content} then begins at its first.
     *
     * @return whether it is there and whole
     */
    boolean read(long index, long position, int length) throws IOException {
        bytes.clear().limit(length);
        if (!Channels.read(channel, position, bytes)) {
            return false;
        }
        int content = length - Layout.CHECKSUM_BYTES;
        return bytes.flip().getInt(content) == checksum(index, content);
    }

    /** The record that was read. */
    ByteBuffer content() {
        return bytes;
    }

    private int checksum(long index, int content) {
        crc.reset();
        crc.update(tie.putLong(Integer.BYTES, index).array());
        crc.update(bytes.array(), 0, content);
        return (int) crc.getValue();
    }
}
