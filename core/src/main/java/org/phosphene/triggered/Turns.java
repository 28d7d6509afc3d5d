package org.phosphene.triggered;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.phosphene.trial.Progress;

/**
 * Shares the work of a recording out: the batches of an episode, then, when all were shown, the parts of the sums, then the
 * next episode. Who finds nothing to do waits for the others.
 */
final class Turns {
    private static final long LOOK_MILLIS = 50;

    /** What a turn is for. */
    enum Kind {
        SHOW,
        ADD
    }

    /**
     * A piece of work.
     *
     * @param episode from 0 on
     * @param item which batch of the episode, or which part of the sums
     */
    record Turn(Kind kind, long episode, int item) {}

    private final Recording recording;
    private final int parts;
    private final Consumer<Progress> listener;
    private final BooleanSupplier stop;
    private final long start = System.nanoTime();
    private Kind kind = Kind.SHOW;
    private long episode;
    private int next;
    private int finished;
    private volatile boolean halted;

    Turns(Recording recording, int parts, Consumer<Progress> listener, BooleanSupplier stop) {
        this.recording = recording;
        this.parts = parts;
        this.listener = listener;
        this.stop = stop;
    }

    /** The next piece of work; null at the end, or if the recording is stopped. */
    synchronized Turn take() {
        while (!stopped() && episode < recording.episodes()) {
            if (next < items()) {
                return new Turn(kind, episode, next++);
            }
            try {
                // with a limit, since nobody wakes up those who wait when the recording is stopped
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                halt();
            }
        }
        return null;
    }

    /** A piece of work is done. */
    synchronized void done() {
        if (++finished < items()) {
            return;
        }
        next = 0;
        finished = 0;
        if (kind == Kind.SHOW) {
            kind = Kind.ADD;
        } else {
            kind = Kind.SHOW;
            episode++;
            if (listener != null) {
                listener.accept(
                        new Progress(kept(), kept(), recording.trials(), Duration.ofNanos(System.nanoTime() - start)));
            }
        }
        notifyAll();
    }

    private int items() {
        return kind == Kind.SHOW ? recording.batches(episode) : parts;
    }

    boolean stopped() {
        return halted || stop.getAsBoolean();
    }

    void halt() {
        halted = true;
    }

    /** Trials that were shown and added up. */
    synchronized long kept() {
        return Math.min(recording.trials(), episode * recording.episode());
    }
}
