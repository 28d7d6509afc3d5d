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

/** The files of a report. */
public final class ReportFiles {
    /** Every number. */
    public static final String JSON = "result.json";
    /** The maps as NumPy arrays. */
    public static final String ARRAYS = "maps.npz";
    /** All maps in one picture. */
    public static final String FIGURE = "maps.png";
    /** The page. */
    public static final String PAGE = "report.html";

    /** A run with a signal: two classes set against each other. */
    public static final String SIGNAL = "signal.png";

    private static final Pattern TEMPORARY = Pattern.compile(
            "\\.(?:result\\.json|maps\\.npz|maps\\.png|signal\\.png|report\\.html)\\.(\\d{1,18})\\.tmp");

    private ReportFiles() {}

    /**
     * Writes all files, of which {@link #SIGNAL} is one only if the run had a signal with a pair of classes. Each is made under
     * another name beside its place; only when all are complete they are moved there, replacing earlier ones. If making them fails, earlier files are untouched and nothing is left behind.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(MapReport report, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : List.of(JSON, ARRAYS, FIGURE, SIGNAL, PAGE)) {
            // found out now, because a move that fails would leave the files before it moved
            if (Files.isDirectory(directory.resolve(name))) {
                throw new FileSystemException(directory.resolve(name).toString(), null, "is a folder, not a file");
            }
        }
        sweep(directory);
        Map<Path, Path> made = new LinkedHashMap<>();
        try {
            make(made, directory.resolve(JSON), out -> out.write(utf8(ResultJson.of(report))));
            make(made, directory.resolve(ARRAYS), out -> MapArrays.write(report, out));
            make(made, directory.resolve(FIGURE), out -> MapFigure.write(report, out));
            if (report.signal().flatMap(SignalReport::pair).isPresent()) {
                make(made, directory.resolve(SIGNAL), out -> SignalFigure.write(report, out));
            }
            make(made, directory.resolve(PAGE), out -> out.write(utf8(HtmlPage.of(report))));
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

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Removes what a process that was killed in the middle of this left behind. */
    private static void sweep(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, ".{result,maps,signal,report}.*.tmp")) {
            for (Path file : left) {
                Matcher name = TEMPORARY.matcher(file.getFileName().toString());
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

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
