package org.phosphene.bench.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Something to be put in order: when it is closed, or when the program ends before, the latest first. */
final class AtExit implements AutoCloseable {
    private static final Deque<AtExit> OPEN = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "phosphene-bench-exit"));
    }

    private final Runnable action;

    private AtExit(Runnable action) {
        this.action = action;
    }

    /**
     * Remembers an action.
     *
     * @param action is run once; must not throw
     */
    static AtExit run(Runnable action) {
        AtExit exit = new AtExit(action);
        synchronized (OPEN) {
            OPEN.push(exit);
        }
        return exit;
    }

    private static void closeAll() {
        while (true) {
            AtExit latest;
            synchronized (OPEN) {
                latest = OPEN.peek();
            }
            if (latest == null) {
                return;
            }
            latest.close();
        }
    }

    @Override
    public void close() {
        boolean open;
        synchronized (OPEN) {
            open = OPEN.remove(this);
        }
        if (open) {
            action.run();
        }
    }
}
