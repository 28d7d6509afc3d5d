package org.phosphene.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a process prints, in a thread of its own, and keeps a bounded part of it. */
final class Tail {
    private static final int PIECE = 8192;

    private final byte[] kept;
    private final boolean last;
    private final Runnable onOverflow;
    private final InputStream from;
    private final Thread thread;
    private int length;
    private boolean overflown;

    private Tail(InputStream from, int most, boolean last, Runnable onOverflow) {
        this.kept = new byte[most];
        this.last = last;
        this.onOverflow = onOverflow;
        this.from = from;
        this.thread = new Thread(this::read, "phosphene-bench-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** Keeps the first {@code most} bytes; with more of them, {@code onOverflow} is run once. */
    static Tail first(InputStream from, int most, Runnable onOverflow) {
        return new Tail(from, most, false, onOverflow);
    }

    /** Keeps the last {@code most} bytes. */
    static Tail last(InputStream from, int most) {
        return new Tail(from, most, true, () -> {});
    }

    private void read() {
        byte[] piece = new byte[PIECE];
        try {
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                add(piece, n);
            }
        } catch (IOException e) {
            // a killed process breaks its pipe: what came before it is kept
            return;
        }
    }

    private void add(byte[] piece, int count) {
        boolean first;
        synchronized (this) {
            int room = kept.length - length;
            first = count > room && !overflown;
            overflown |= count > room;
            int taken = Math.min(count, last ? kept.length : room);
            int moved = last ? Math.min(length, kept.length - taken) : length;
            System.arraycopy(kept, length - moved, kept, 0, moved);
            System.arraycopy(piece, last ? count - taken : 0, kept, moved, taken);
            length = moved + taken;
        }
        if (first) {
            onOverflow.run();
        }
    }

    /** Whether the end of the output came within so many milliseconds. */
    boolean ended(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }

    synchronized boolean overflown() {
        return overflown;
    }

    synchronized String text() {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }
}
