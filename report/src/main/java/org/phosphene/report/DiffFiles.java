package org.phosphene.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a contrast of two models. */
public final class DiffFiles {
    /** Every number but those of pixels. */
    public static final String JSON = "result.json";
    /** The contrasts pixel by pixel, as NumPy arrays. */
    public static final String ARRAYS = "diff.npz";
    /** Maps, contrasts and tables. */
    public static final String FIGURE = "diff.png";

    private DiffFiles() {}

    /**
     * Writes all files or none, replacing earlier ones.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(DiffReport report, Path directory) throws IOException {
        return WholeFiles.in(directory)
                .with(JSON, out -> out.write(WholeFiles.utf8(DiffJson.of(report))))
                .with(ARRAYS, out -> DiffArrays.write(report, out))
                .with(FIGURE, out -> DiffFigure.write(report, out))
                .write();
    }
}
