package org.phosphene.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Files that are written all or none. Each is made under another name beside its place; only when all are complete they are
 * moved there. If making them fails, earlier files are untouched and nothing is left behind.
 */
final class WholeFiles {
    /** What a file holds. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path directory;
    private final Map<String, Content> contents = new LinkedHashMap<>();

    private WholeFiles(Path directory) {
        this.directory = directory;
    }

    /** Files in a folder, which is created if need be. */
    static WholeFiles in(Path directory) {
        return new WholeFiles(directory);
    }

    WholeFiles with(String name, Content content) {
        contents.put(name, content);
        return this;
    }

    /**
     * Writes them, replacing earlier ones.
     *
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    List<Path> write() throws IOException {
        Files.createDirectories(directory);
        for (String name : contents.keySet()) {
            // found out now, because a move that fails would leave the files before it moved
            if (Files.isDirectory(directory.resolve(name))) {
                throw new FileSystemException(directory.resolve(name).toString(), null, "is a folder, not a file");
            }
        }
        sweep();
        Map<Path, Path> made = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Content> file : contents.entrySet()) {
                make(made, directory.resolve(file.getKey()), file.getValue());
            }
            List<Path> written = new ArrayList<>();
            for (Map.Entry<Path, Path> file : made.entrySet()) {
                Path place = file.getValue();
                Files.move(file.getKey(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                written.add(place);
            }
            return written;
        } finally {
            for (Path temporary : made.keySet()) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** Removes what a process that was killed in the middle of this left behind. */
    private void sweep() throws IOException {
        String names = contents.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern temporary = Pattern.compile("\\.(?:" + names + ")\\.(\\d{1,18})\\.tmp");
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, ".*.tmp")) {
            for (Path file : left) {
                Matcher name = temporary.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void make(Map<Path, Path> made, Path place, Content content) throws IOException {
        // the process id keeps two runs into one folder apart
        Path temporary = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        made.put(temporary, place);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
            content.writeTo(out);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // a full disk does not name the file
            throw (IOException) new FileSystemException(place.toString(), null, e.getMessage()).initCause(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
