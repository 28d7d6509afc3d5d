package org.phosphene.bench.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program that has a busy neighbour and a temporary folder, says so, and waits to be stopped. */
final class Neighbour {
    private Neighbour() {}

    public static void main(String[] args) throws Exception {
        TemporaryFolder folder = TemporaryFolder.make();
        Path file = Files.createFile(folder.path().resolve("file"));
        BusyNeighbour.beside(() -> {
            long pid =
                    ProcessHandle.current().children().findFirst().orElseThrow().pid();
            System.out.println(pid + " " + file);
            Thread.sleep(60_000);
            return null;
        });
    }
}
