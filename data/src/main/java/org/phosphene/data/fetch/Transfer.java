package org.phosphene.data.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests whose answers are appended to what is there of a file. */
final class Transfer {
    /** Of a part: {@code bytes 100-199/200}. */
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    /** Of a part that does not exist. */
    private static final Pattern NO_RANGE = Pattern.compile("bytes \\*/(\\d{1,18})");

    private final HttpClient client;
    private final Patience patience;
    private final FetchListener listener;
    private final BooleanSupplier stop;

    Transfer(Patience patience, FetchListener listener, BooleanSupplier stop) {
        // HTTP/1.1: one large body gains nothing from HTTP/2. Redirects: up to five, never from https to http.
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.connect())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        this.patience = patience;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Asks once for the bytes that are missing. What came is kept, also when the answer breaks off.
     *
     * @throws MirrorException if the mirror did not give the whole file
     * @throws org.phosphene.data.DataException if the part cannot be written
     * @throws org.phosphene.trial.RunStoppedException if the fetch was told to stop
     */
    void run(URI url, Download download, Part part) throws MirrorException {
        try {
            HttpResponse<Body> answer = send(request(url, part));
            try (Body body = answer.body()) {
                switch (answer.statusCode()) {
                    case 200 -> begin(url, answer.headers(), download, part);
                    case 206 -> goOn(answer.headers(), part);
                    case 416 -> {
                        refuseAnotherEnd(answer.headers(), part);
                        return;
                    }
                    default -> throw refusal(answer);
                }
                append(url, body, download, part);
            }
        } catch (IOException e) {
            throw Fetch.unwritable(part.file(), e);
        }
    }

    private static HttpRequest request(URI url, Part part) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "phosphene");
        long had = part.length();
        if (had > 0) {
            request.header("Range", "bytes=" + had + "-");
            // of another mirror the validator means nothing: there the length must do, and the checksum at the end
            part.origin()
                    .filter(origin -> origin.url().equals(url.toString()))
                    .map(Origin::validator)
                    .filter(validator -> !validator.isEmpty())
                    .ifPresent(validator -> request.header("If-Range", validator));
        }
        return request.build();
    }

    private HttpResponse<Body> send(HttpRequest request) throws MirrorException {
        // a time limit of the request itself also covers the body from JDK 26 on
        CompletableFuture<HttpResponse<Body>> answer = client.sendAsync(request, info -> new Body());
        long end =
                System.nanoTime() + patience.connect().plus(patience.silence()).toNanos();
        try {
            while (System.nanoTime() < end) {
                if (stop.getAsBoolean()) {
                    throw Body.stopped();
                }
                try {
                    return answer.get(Body.GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // not yet: look whether to stop, and wait on
                }
            }
            throw Body.silent(patience.silence());
        } catch (ExecutionException e) {
            boolean reached = !(e.getCause() instanceof ConnectException)
                    && !(e.getCause() instanceof HttpConnectTimeoutException);
            throw MirrorException.passing(
                    (reached ? "the connection broke (" : "cannot be reached (") + Body.reason(e.getCause()) + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Body.stopped();
        } finally {
            answer.cancel(true);
        }
    }

    private static void begin(URI url, HttpHeaders headers, Download download, Part part)
            throws IOException, MirrorException {
        long total = headers.firstValueAsLong("Content-Length").orElse(-1);
        if (total >= 0 && (total < download.least() || total > download.most())) {
            throw MirrorException.lasting("it has " + total + " bytes, expected " + download.expected());
        }
        part.begin(Origin.of(url.toString(), headers, total));
    }

    /** The answer must be the rest of the very file that was begun. */
    private static void goOn(HttpHeaders headers, Part part) throws IOException, MirrorException {
        long had = part.length();
        long total = part.origin().map(Origin::total).orElse(-1L);
        Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        boolean fits = range.matches()
                && had > 0
                && Long.parseLong(range.group(1)) == had
                && (total < 0 || range.group(3).equals("*") || Long.parseLong(range.group(3)) == total);
        if (!fits) {
            part.delete();
            throw MirrorException.passing("another file lies there than the one that was begun; that is begun anew");
        }
    }

    /** The mirror has no more than what is there: then that is all, or it is of another file. */
    private static void refuseAnotherEnd(HttpHeaders headers, Part part) throws IOException, MirrorException {
        Matcher range = NO_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != part.length()) {
            part.delete();
            throw MirrorException.passing("the file there ends before what was begun; that is begun anew");
        }
    }

    private static MirrorException refusal(HttpResponse<Body> answer) {
        int status = answer.statusCode();
        if (status / 100 == 3) {
            Optional<String> to = answer.headers().firstValue("Location");
            return MirrorException.lasting("status " + status + ": it redirects too often, or not to https"
                    + to.map(place -> ", last to " + place).orElse(""));
        }
        String reason = "status " + status;
        return status >= 500 || status == 429 || status == 408
                ? MirrorException.passing(reason)
                : MirrorException.lasting(reason);
    }

    private void append(URI url, Body body, Download download, Part part) throws IOException, MirrorException {
        long total = part.origin().map(Origin::total).orElse(-1L);
        long most = total < 0 ? download.most() : total;
        long count = part.length();
        listener.begun(url, count, total);
        try (FileChannel file = part.append()) {
            List<ByteBuffer> piece = body.next(patience.silence(), stop);
            for (; !piece.isEmpty(); piece = body.next(patience.silence(), stop)) {
                for (ByteBuffer bytes : piece) {
                    count += bytes.remaining();
                    if (count > most) {
                        break;
                    }
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                }
                if (count > most) {
                    break;
                }
                listener.received(count);
            }
        }
        if (count > most) {
            part.delete();
            throw MirrorException.lasting("it goes on after byte " + most + ", where it should end");
        }
        if (count < total) {
            throw MirrorException.passing("it ends at byte " + count + " of " + total);
        }
    }
}
