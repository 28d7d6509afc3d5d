package org.phosphene.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C: asks the work to stop and waits until it has put its answers away, but not for ever: the process then ends with
 * status 130, as the platform does for this signal (and 143 for a request to terminate). A second Ctrl-C changes nothing; who
 * cannot wait may kill the process, which loses no more.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
    /** More than a run takes to leave an observer that does not return, {@link org.phosphene.trial.TrialRunner#PATIENCE}. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** After so long the user is told what is being waited for. */
    private static final Duration SHORTLY = Duration.ofSeconds(2);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "phosphene-interrupt");
    private final Duration patience;
    private final String notice;
    private volatile boolean asked;

    private Interruption(Duration patience, String notice) {
        this.patience = patience;
        this.notice = notice;
    }

    /** For work that can end within seconds. */
    static Interruption listen() {
        return listen(PATIENCE, "");
    }

    /** For work that takes its time to end: {@code notice} is what the user is told at once. */
    static Interruption listen(Duration patience, String notice) {
        Interruption interruption = new Interruption(patience, notice);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void stop() {
        asked = true;
        if (!notice.isEmpty()) {
            System.err.println("phosphene: " + notice);
        }
        try {
            if (finished.await(SHORTLY.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
            if (notice.isEmpty()) {
                System.err.println(
                        "phosphene: stopping; the model is waited for " + patience.toSeconds() + " seconds at most");
            }
            if (!finished.await(patience.minus(SHORTLY).toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("phosphene: it does not end; stopped without waiting any longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether Ctrl-C was pressed. */
    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    /** The work is over: nothing more need be waited for. */
    @Override
    public void close() {
        finished.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the signal came just now: the hook has nothing left to wait for
                return;
            }
        }
    }
}
