package org.phosphene.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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

    /** Maps without the correlations of their noise. */
    public static final String WHITENED = "maps-whitened.png";

    private ReportFiles() {}

    /**
     * Writes all files or none, replacing earlier ones; see {@link WholeFiles#write}. There is a {@link #SIGNAL} only if the run
     * had a signal with a pair of classes, and a {@link #WHITENED} only if its noise was correlated.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(MapReport report, Path directory) throws IOException {
        WholeFiles files = WholeFiles.in(directory)
                .with(JSON, out -> out.write(WholeFiles.utf8(ResultJson.of(report))))
                .with(ARRAYS, out -> MapArrays.write(report, out))
                .with(FIGURE, out -> MapFigure.write(report, out))
                .with(PAGE, out -> out.write(WholeFiles.utf8(HtmlPage.of(report))));
        if (report.signal().flatMap(SignalReport::pair).isPresent()) {
            files.with(SIGNAL, out -> SignalFigure.write(report, out));
        }
        if (report.whitened().isPresent()) {
            files.with(WHITENED, out -> WhitenedFigure.write(report, out));
        }
        return files.write();
    }
}
