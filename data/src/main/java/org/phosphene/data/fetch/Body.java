package org.phosphene.data.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.phosphene.trial.RunStoppedException;

/**
 * The content of an answer, taken a piece at a time by the thread that wants it. The client's own stream of bytes waits for
 * ever when a mirror falls silent; here waiting ends after a time, or when the fetch is stopped.
 */
final class Body implements HttpResponse.BodySubscriber<Body>, AutoCloseable {
    /** How often a stop is looked for. */
    static final Duration GLANCE = Duration.ofMillis(100);

    private sealed interface Signal {
        record Bytes(List<ByteBuffer> buffers) implements Signal {}

        record End() implements Signal {}

        record Fault(Throwable cause) implements Signal {}
    }

    // holds two signals at most: the next piece is asked for when one is taken
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;
    private volatile boolean closed;

    @Override
    public CompletionStage<Body> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Signal.Fault(cause));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    /**
     * Waits for the next piece.
     *
     * @return no buffers at the end
     * @throws MirrorException if the connection broke or nothing came for too long
     * @throws RunStoppedException if the fetch was told to stop
     */
    List<ByteBuffer> next(Duration silence, BooleanSupplier stop) throws MirrorException {
        Signal signal = await(silence, stop);
        if (signal instanceof Signal.Bytes bytes) {
            subscription.request(1);
            return bytes.buffers();
        }
        if (signal instanceof Signal.Fault fault) {
            throw MirrorException.passing("the connection broke (" + reason(fault.cause()) + ")");
        }
        return List.of();
    }

    private Signal await(Duration silence, BooleanSupplier stop) throws MirrorException {
        long end = System.nanoTime() + silence.toNanos();
        try {
            while (System.nanoTime() < end) {
                if (stop.getAsBoolean()) {
                    throw stopped();
                }
                Signal signal = signals.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                if (signal != null) {
                    return signal;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
        throw silent(silence);
    }

    static RunStoppedException stopped() {
        return new RunStoppedException("stopped; what came is kept, and the same command goes on from it");
    }

    static MirrorException silent(Duration silence) {
        return MirrorException.passing("no byte for " + silence.toMillis() / 1000.0 + " seconds");
    }

    /** What went wrong, in the words of the innermost fault that has any. */
    static String reason(Throwable fault) {
        String reason = fault instanceof ConnectException ? "nobody answers there" : fault.toString();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no such host, or no network";
            }
            if (cause instanceof IOException && cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason;
    }

    /** Lets go of the connection; one that does not stand yet is let go of when it does. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }
}
