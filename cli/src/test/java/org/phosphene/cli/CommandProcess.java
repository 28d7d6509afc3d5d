package org.phosphene.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        return start(folder, null, jvm, System.getProperty("java.class.path"), Map.of(), args);
    }

    /** Starts it with standard output into a file of its own. */
    static CommandProcess printingTo(Path out, Path folder, Object... args) throws IOException {
        return start(folder, out, List.of(), System.getProperty("java.class.path"), Map.of(), args);
    }

    /** Starts it with libtorch's natives, as the launcher does for {@code train}. */
    static CommandProcess startWith(Path natives, Path folder, Object... args) throws IOException {
        String classes = System.getProperty("java.class.path") + File.pathSeparator + natives.resolve("*");
        return start(folder, null, List.of(), classes, Map.of(), args);
    }

    /** Starts it with an environment variable. */
    static CommandProcess startIn(Map<String, String> environment, Path folder, Object... args) throws IOException {
        return start(folder, null, List.of(), System.getProperty("java.class.path"), environment, args);
    }

    private static CommandProcess start(
            Path folder, Path out, List<String> jvm, String classes, Map<String, String> environment, Object... args)
            throws IOException {
        List<String> words = new ArrayList<>();
        if (System.getProperty("os.name").equals("Linux")) {
            // a build in the background ignores Ctrl-C, and its children would inherit that
            words.addAll(List.of("env", "--default-signal=INT"));
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.addAll(List.of("-cp", classes, Phosphene.class.getName()));
        Arrays.stream(args).map(Object::toString).forEach(words::add);
        Path log = Files.createTempFile(folder, "process", ".log");
        ProcessBuilder builder = new ProcessBuilder(words);
        if (out == null) {
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
        } else {
            builder.redirectOutput(out.toFile()).redirectError(log.toFile());
        }
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
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

    /** Waits until it has printed something. */
    void awaitOutput(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the process did not print '" + text + "': " + output());
            }
            Thread.sleep(20);
        }
    }

    /** Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** kill -15. */
    void terminate() {
        process.destroy();
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
