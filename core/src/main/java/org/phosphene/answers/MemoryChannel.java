package org.phosphene.answers;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** A channel on a growing array, for runs that nobody needs to keep. */
final class MemoryChannel implements SeekableByteChannel {
    /** The most bytes that it holds: the longest array. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[0];
    private int position;
    private int size;

    @Override
    public int read(ByteBuffer to) {
        if (position >= size) {
            return -1;
        }
        int count = Math.min(to.remaining(), size - position);
        to.put(bytes, position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        int count = from.remaining();
        int end = Math.addExact(position, count);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, Math.max(end, 2L * bytes.length)));
        }
        from.get(bytes, position, count);
        position = end;
        size = Math.max(size, end);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public MemoryChannel position(long to) {
        position = Math.toIntExact(to);
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public MemoryChannel truncate(long to) {
        size = (int) Math.min(size, to);
        position = Math.min(position, size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
