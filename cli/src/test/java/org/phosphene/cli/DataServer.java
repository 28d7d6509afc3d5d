package org.phosphene.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A mirror: files in memory, by path, whole or from a byte on. */
final class DataServer implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Bytes after which the next answer stands still, negative for never. */
    private final AtomicInteger pause = new AtomicInteger(-1);

    DataServer() throws IOException {
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "data-server");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String address() {
        return "http://localhost:" + port() + "/";
    }

    int port() {
        return server.getAddress().getPort();
    }

    DataServer put(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** Lets the next answer stop after some bytes, for ever. */
    void pauseAfter(int bytes) {
        pause.set(bytes);
    }

    /** Each as in {@code GET /mnist/x.gz bytes=5-}. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + (range == null ? "" : " " + range));
            byte[] content = files.get(exchange.getRequestURI().getPath());
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders().set("ETag", "\"" + content.length + "\"");
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            int some = pause.getAndSet(-1);
            if (some >= 0) {
                exchange.getResponseBody().write(content, from, some);
                exchange.getResponseBody().flush();
                closed.await();
                return;
            }
            exchange.getResponseBody().write(content, from, content.length - from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
