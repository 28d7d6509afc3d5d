package org.phosphene.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own, which can be sent signals. */
final class CommandProcess {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path log;

    private CommandProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with some JVM options. Both outputs go to a file in {@code folder}. */
    static CommandProcess start(Path folder, List<String> jvm, Object... args) throws IOException {
        List<String> words = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            // a build in the background ignores Ctrl-C, and its children would inherit that
            words.addAll(List.of("env", "--default-signal=INT"));
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Phosphene.class.getName()));
        Arrays.stream(args).map(Object::toString).forEach(words::add);
        Path log = Files.createTempFile(folder, "process", ".log");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new CommandProcess(process, log);
    }

    /** Waits until the answers file has at least so many bytes. */
    void awaitSize(Path file, long bytes) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(file) || Files.size(file) < bytes) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the process made no " + file + " of " + bytes + " bytes: " + output());
            }
            Thread.sleep(5);
        }
    }

    /** Waits until it has said something. */
    void awaitOutput(String words) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains(words)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the process did not say '" + words + "': " + output());
            }
            Thread.sleep(20);
        }
    }

    /** Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        status();
    }

    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(log);
    }
}
