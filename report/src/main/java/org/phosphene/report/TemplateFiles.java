package org.phosphene.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of templates as classifiers. */
public final class TemplateFiles {
    /** Every number. */
    public static final String JSON = "classify.json";
    /** The confusion matrices. */
    public static final String FIGURE = "confusion.png";

    private TemplateFiles() {}

    /**
     * Writes both files or none, replacing earlier ones.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(TemplateReport report, Path directory) throws IOException {
        return WholeFiles.in(directory)
                .with(JSON, out -> out.write(WholeFiles.utf8(TemplateJson.of(report))))
                .with(FIGURE, out -> ConfusionFigure.write(report, out))
                .write();
    }
}
