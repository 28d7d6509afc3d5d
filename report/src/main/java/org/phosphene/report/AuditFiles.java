package org.phosphene.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an audit. */
public final class AuditFiles {
    /** Every number. */
    public static final String JSON = "audit.json";
    /** The trigger and what it does. */
    public static final String FIGURE = "audit.png";
    /** The trigger, one pixel a pixel. */
    public static final String TRIGGER = "trigger.png";
    /** All of it as one page. */
    public static final String PAGE = "audit.html";

    private AuditFiles() {}

    /**
     * Writes all files or none, replacing earlier ones.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(AuditReport report, Path directory) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Title", "Audit of " + Legible.text(report.title()));
        words.put("Description", AuditWords.verdict(report));
        words.put("Software", "Phosphene " + report.provenance().version());
        ByteArrayOutputStream figure = new ByteArrayOutputStream();
        Png.write(AuditFigure.of(report), words, figure);
        ByteArrayOutputStream trigger = new ByteArrayOutputStream();
        Png.write(AuditFigure.triggerAlone(report.result().trigger()), words, trigger);
        return WholeFiles.in(directory)
                .with(JSON, out -> out.write(WholeFiles.utf8(AuditJson.of(report))))
                .with(FIGURE, figure::writeTo)
                .with(TRIGGER, trigger::writeTo)
                .with(PAGE, out -> out.write(WholeFiles.utf8(AuditPage.of(report, figure.toByteArray()))))
                .write();
    }
}
