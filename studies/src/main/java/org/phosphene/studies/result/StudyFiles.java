package org.phosphene.studies.result;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.report.Png;

/** The files of a study: its pictures, a page with them and the numbers, and the numbers alone. */
public final class StudyFiles {
    /** The page. */
    public static final String PAGE = "page.html";
    /** Every number. */
    public static final String JSON = "result.json";

    private StudyFiles() {}

    /**
     * Writes all files of a result. All are made before the first is moved to its place; earlier ones are replaced.
     *
     * @param folder is created if need be
     * @return the files
     * @throws IOException if one cannot be written
     */
    public static List<Path> write(StudyResult result, Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < result.images().size(); i++) {
            StudyReport.Caption caption = result.report().figures().get(i);
            byte[] png = png(result.report(), caption, result.images().get(i));
            pictures.add(png);
            files.put(caption.file(), png);
        }
        files.put(PAGE, utf8(StudyPage.of(result.report(), pictures)));
        files.put(JSON, utf8(StudyJson.write(result.report())));
        return write(files, folder);
    }

    /**
     * Writes files into a folder, all or none: each under another name first.
     *
     * @throws IOException if one cannot be written; earlier files are then untouched and nothing is left behind
     */
    public static List<Path> write(Map<String, byte[]> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<Path, Path> made = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path place = folder.resolve(file.getKey());
                if (Files.isDirectory(place)) {
                    throw new IOException(place + ": is a folder, not a file");
                }
                Path part = folder.resolve(file.getKey() + ".part");
                made.put(part, place);
                Files.write(part, file.getValue());
            }
            for (Map.Entry<Path, Path> file : made.entrySet()) {
                Files.move(
                        file.getKey(),
                        file.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return List.copyOf(made.values());
        } finally {
            for (Path part : made.keySet()) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static byte[] png(StudyReport report, StudyReport.Caption caption, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", report.title());
        words.put("Description", caption.text());
        words.put("Source", report.command());
        words.put("Software", "Phosphene " + report.phosphene());
        Png.write(image, words, out);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
