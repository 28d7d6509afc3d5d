package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Native memory of one network. A buffer that is no longer needed is handed out again to a later step, so a network takes the
 * room of its two or three largest tensors, which stay in the cache.
 */
final class Arena {
    private final Owned owned;
    private final List<Buffer> free = new ArrayList<>();

    Arena(Owned owned) {
        this.owned = owned;
    }

    /** A piece of memory, aligned as oneDNN likes it. */
    final class Buffer {
        private final memory whole;
        private final long size;
        private int holders = 1;

        private Buffer(long size) {
            this.whole = owned.keep(new memory(Descriptors.bytes(size), Onednn.engine()));
            this.size = size;
        }

        Pointer at(long offset) {
            return new BytePointer(whole.get_data_handle()).capacity(size).getPointer(offset);
        }

        Buffer shared() {
            holders++;
            return this;
        }

        void release() {
            if (--holders == 0) {
                free.add(this);
            }
        }
    }

    /** A buffer that no other step gets, before or after: it keeps what is put into it from run to run. */
    Buffer keep(long size) {
        return new Buffer(size).shared();
    }

    /** A buffer until it is released. What is in it may be of another step. */
    Buffer take(long size) {
        long wanted = Math.max(size, 1);
        Buffer found = free.stream()
                .filter(buffer -> buffer.size >= wanted)
                .min(Comparator.comparingLong(buffer -> buffer.size))
                .orElse(null);
        if (found == null) {
            return new Buffer(wanted);
        }
        free.remove(found);
        found.holders = 1;
        return found;
    }
}
