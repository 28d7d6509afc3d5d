package org.phosphene.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a layer's filters. */
public final class FilterFiles {
    /** Every number but the pixels. */
    public static final String JSON = "filters.json";
    /** The filters as NumPy arrays. */
    public static final String ARRAYS = "filters.npz";
    /** All filters in one picture. */
    public static final String FIGURE = "filters.png";
    /** Spectra and second-order axes. */
    public static final String COVARIANCES = "stc.png";
    /** The page. */
    public static final String PAGE = "filters.html";

    private FilterFiles() {}

    /**
     * Writes all files or none, replacing earlier ones. There is a {@link #COVARIANCES} only if covariances were asked for.
     *
     * @param directory is created if need be
     * @return the files
     * @throws IOException if a file cannot be written; its message or type names the file
     */
    public static List<Path> write(FilterReport report, Path directory) throws IOException {
        byte[] filters = png(report, "filters", FilterFigure.image(report));
        Optional<byte[]> covariances = report.hasCovariances()
                ? Optional.of(png(report, "second-order axes", CovarianceFigure.image(report)))
                : Optional.empty();
        WholeFiles files = WholeFiles.in(directory)
                .with(JSON, out -> out.write(WholeFiles.utf8(FilterJson.of(report))))
                .with(ARRAYS, out -> FilterArrays.write(report, out))
                .with(FIGURE, out -> out.write(filters))
                .with(PAGE, out -> out.write(WholeFiles.utf8(FilterPage.of(report, filters, covariances))));
        covariances.ifPresent(png -> files.with(COVARIANCES, out -> out.write(png)));
        return files.write();
    }

    private static byte[] png(FilterReport report, String what, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FilterFigure.write(report, what, image, out);
        return out.toByteArray();
    }
}
