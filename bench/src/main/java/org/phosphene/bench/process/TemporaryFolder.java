package org.phosphene.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone at the end, with all that is in it. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final AtExit exit;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.exit = AtExit.run(() -> delete(path));
    }

    /** A new one, in the system's place for them. */
    public static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("phosphene-bench"));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        exit.close();
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    System.err.println("phosphene: " + file + " cannot be deleted");
                }
            });
        } catch (IOException e) {
            System.err.println("phosphene: " + folder + " cannot be deleted (" + e.getMessage() + ")");
        }
    }
}
