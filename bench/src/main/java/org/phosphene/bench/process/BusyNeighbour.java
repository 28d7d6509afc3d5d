package org.phosphene.bench.process;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A process that keeps one processor busy with nothing until it is closed, or until this program ends in whatever way. */
public final class BusyNeighbour implements AutoCloseable {
    // looks now and then whether the one that started it is still there, which may have been killed
    private static final String SPIN =
            "while kill -0 \"$1\" 2>/dev/null; do i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; done";

    private final Process process;
    private final AtExit exit;

    private BusyNeighbour(Process process) {
        this.process = process;
        this.exit = AtExit.run(() -> kill(process));
    }

    /**
     * Starts it.
     *
     * @throws ProcessFailedException if this system has no {@code sh}
     */
    static BusyNeighbour start() {
        String parent = Long.toString(ProcessHandle.current().pid());
        try {
            return new BusyNeighbour(new ProcessBuilder("sh", "-c", SPIN, "busy", parent)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new ProcessFailedException("no process to keep a processor busy (" + e.getMessage() + ")");
        }
    }

    /**
     * Does something beside such a process.
     *
     * @throws ProcessFailedException if the process was not there all the time
     * @throws Exception what the work throws
     */
    public static <T> T beside(Callable<T> work) throws Exception {
        try (BusyNeighbour neighbour = start()) {
            T result = work.call();
            if (!neighbour.process.isAlive()) {
                throw new ProcessFailedException("the busy process ended too early");
            }
            return result;
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        exit.close();
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().orTimeout(2, TimeUnit.SECONDS).handle((p, e) -> p).join();
    }
}
