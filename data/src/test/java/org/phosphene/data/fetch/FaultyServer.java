package org.phosphene.data.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A web server that writes its answers byte by byte as a test wants them, right or wrong. One request a connection. */
final class FaultyServer implements AutoCloseable {
    /** What was asked; header names are in lower case. */
    record Request(String path, Map<String, String> headers) {
        /** First byte that is wanted, 0 without a range. */
        int from() {
            String range = headers.getOrDefault("range", "bytes=0-");
            return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        }
    }

    /** Writes head and body; the connection is closed after it. */
    @FunctionalInterface
    interface Answer {
        void write(Request request, OutputStream out) throws IOException;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    FaultyServer() throws IOException {
        start(this::accept);
    }

    URI address(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    /** What is answered to the first, second ... request of a path, and the last of them ever after. */
    FaultyServer put(String path, Answer... given) {
        answers.put(path, new CopyOnWriteArrayList<>(given));
        return this;
    }

    /** All requests so far. */
    List<Request> requests() {
        return requests;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> answer(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = in.readLine();
            if (first == null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            Request request = new Request(first.split(" ", -1)[1], headers);
            requests.add(request);
            next(request.path()).write(request, connection.getOutputStream());
            connection.shutdownOutput();
        } catch (IOException e) {
            // the client has gone, as it should from many of these answers
            return;
        }
    }

    private Answer next(String path) {
        List<Answer> left = answers.getOrDefault(path, List.of(status(404)));
        return left.size() > 1 ? left.remove(0) : left.get(0);
    }

    /** Waits until the test is over. */
    void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void head(OutputStream out, String status, String... headers) throws IOException {
        String lines = "HTTP/1.1 " + status + "\r\nConnection: close\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        out.write(lines.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    static Answer status(int status) {
        return (request, out) -> head(out, status + " no", "Content-Length: 0");
    }

    /** As a good server answers: the whole, or the rest that is asked for if the tag is the same. */
    static Answer file(byte[] content, String tag) {
        return cut(content, tag, content.length);
    }

    /** A good server whose connection breaks before one byte of the file. */
    static Answer cut(byte[] content, String tag, int end) {
        return (request, out) -> {
            boolean same = tag.equals(request.headers().getOrDefault("if-range", tag));
            int from = same ? request.from() : 0;
            String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
            if (from > 0 && from >= content.length) {
                head(out, "416 no", "Content-Length: 0", "Content-Range: bytes */" + content.length);
                return;
            }
            head(
                    out,
                    from > 0 ? "206 part" : "200 fine",
                    "Content-Length: " + (content.length - from),
                    "ETag: " + tag,
                    from > 0 ? "Content-Range: " + range : "Accept-Ranges: bytes");
            out.write(content, from, Math.max(0, end - from));
        };
    }

    /** A server that knows nothing of ranges and tags. */
    static Answer whole(byte[] content) {
        return (request, out) -> {
            head(out, "200 fine", "Content-Length: " + content.length);
            out.write(content);
        };
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
