package org.phosphene.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an attack. */
public final class AttackFiles {
    /** Every number. */
    public static final String JSON = "attack.json";
    /** Curves and examples. */
    public static final String FIGURE = "attack.png";
    /** All of it as one page. */
    public static final String PAGE = "attack.html";

    private AttackFiles() {}

    /**
     * Writes all files or none, replacing earlier ones.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(AttackReport report, Path directory) throws IOException {
        ByteArrayOutputStream figure = new ByteArrayOutputStream();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", Legible.text(report.title()));
        words.put("Description", Legible.text(report.caption()));
        words.put("Software", "Phosphene " + report.provenance().version());
        Png.write(AttackFigure.of(report), words, figure);
        return WholeFiles.in(directory)
                .with(JSON, out -> out.write(WholeFiles.utf8(AttackJson.of(report))))
                .with(FIGURE, figure::writeTo)
                .with(PAGE, out -> out.write(WholeFiles.utf8(AttackPage.of(report, figure.toByteArray()))))
                .write();
    }
}
