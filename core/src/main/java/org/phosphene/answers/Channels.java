package org.phosphene.answers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads and writes whole buffers at a position. */
final class Channels {
    private Channels() {}

    /** Fills the buffer from {@code position} on; false if the channel ends before. */
    static boolean read(SeekableByteChannel channel, long position, ByteBuffer buffer) throws IOException {
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    static void write(SeekableByteChannel channel, long position, ByteBuffer buffer) throws IOException {
        channel.position(position);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
