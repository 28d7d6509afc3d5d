package org.phosphene.bench.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, under limits of time and output. It gets no input; what it prints to standard error is
 * shown only if it fails.
 *
 * @param output what it printed on standard output
 * @param seconds from start to end
 * @param peakMiB the most memory it had resident, looked at every 20 ms, so what it takes just before its end is missed; null
 *     where the system does not tell
 */
public record ChildProcess(String output, double seconds, Long peakMiB) {
    private static final int MOST_OUTPUT = 1 << 16;
    private static final int MOST_MESSAGE = 4096;
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 2000;

    /**
     * Runs it.
     *
     * @param command program and arguments
     * @param limit after which it is killed
     * @throws ProcessFailedException if it cannot be started, does not end in time, prints more than 64 KiB, or ends with a
     *     status other than 0
     * @throws InterruptedException if this thread was interrupted; the process is killed
     */
    public static ChildProcess run(List<String> command, Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        Process process = start(command);
        AtExit exit = AtExit.run(() -> kill(process));
        try {
            Tail out = Tail.first(process.getInputStream(), MOST_OUTPUT, () -> kill(process));
            Tail err = Tail.last(process.getErrorStream(), MOST_MESSAGE);
            Long peak = null;
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                var now = PeakMemory.of(process.pid());
                if (now.isPresent()) {
                    peak = now.getAsLong();
                }
                if (System.nanoTime() - start > limit.toNanos()) {
                    throw new ProcessFailedException("did not end within " + limit.toSeconds() + " s");
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            check(process, out, err);
            return new ChildProcess(out.text(), seconds, peak);
        } finally {
            exit.close();
        }
    }

    private static Process start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new ProcessFailedException("cannot be started (" + e.getMessage() + ")");
        }
    }

    private static void check(Process process, Tail out, Tail err) throws InterruptedException {
        boolean ended = out.ended(PATIENCE_MILLIS);
        if (out.overflown()) {
            throw new ProcessFailedException("printed more than " + MOST_OUTPUT / 1024 + " KiB");
        }
        if (process.exitValue() != 0) {
            err.ended(PATIENCE_MILLIS);
            String last = err.text().strip().lines().reduce("", (a, b) -> b);
            throw new ProcessFailedException(
                    "exit status " + process.exitValue() + (last.isEmpty() ? "" : ": " + last));
        }
        if (!ended) {
            throw new ProcessFailedException("left a process behind that keeps its output open");
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit()
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .handle((p, e) -> p)
                .join();
    }
}
