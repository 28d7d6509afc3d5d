package org.phosphene.trial;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Hands out the blocks of a run to its workers and tells the listener how far it is. */
final class Blocks {
    private final Plan plan;
    private final long count;
    /** Null if nobody wants to know; then none is told, and a block costs no object. */
    private final Consumer<Progress> listener;

    private final BooleanSupplier stop;
    private final long start = System.nanoTime();
    private long next;
    private long done;
    private long asked;
    private volatile boolean halted;

    Blocks(Plan plan, Consumer<Progress> listener, BooleanSupplier stop) {
        this.plan = plan;
        this.count = plan.layout().blocks();
        this.listener = listener;
        this.stop = stop;
    }

    /** The next block, or -1 if there is none or the run ends. */
    synchronized long take() {
        return stopped() || next == count ? -1 : next++;
    }

    synchronized void finish(int trials, boolean wereAsked) {
        done += trials;
        asked += wereAsked ? trials : 0;
        if (listener != null) {
            listener.accept(new Progress(done, asked, plan.trials(), Duration.ofNanos(System.nanoTime() - start)));
        }
    }

    boolean stopped() {
        return halted || stop.getAsBoolean();
    }

    void halt() {
        halted = true;
    }

    synchronized long done() {
        return done;
    }

    synchronized boolean finished() {
        return done == plan.trials();
    }
}
