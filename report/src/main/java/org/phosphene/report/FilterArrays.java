package org.phosphene.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;

/**
 * Filters as NumPy arrays.
 *
 * <p>{@code filter}, {@code standard_error} and {@code z}: float64 of (units, channels, rows, columns), the kernel or, for
 * correlated noise, the whitened average. {@code units}: int64, which unit each is; one that never changed its response has
 * none. {@code windows}: int64 of (units, 4), first row, first column, rows, columns. {@code sta} and
 * {@code sta_standard_error}: Eq. 4 less the mean of the noise, of the units in {@code sta_units}, whose responses are never
 * negative. With covariances {@code stc_axes}: float64 of (axes, channels, rows, columns), {@code stc_eigenvalues} and
 * {@code stc_units}. {@code provenance}: text of (fields, 2).
 */
final class FilterArrays {
    private FilterArrays() {}

    /** Writes the archive; closes {@code out}. */
    static void write(FilterReport report, OutputStream out) throws IOException {
        List<Integer> places = report.mapped();
        List<TriggeredAverage> mapped =
                places.stream().map(report.averages()::get).toList();
        List<TriggeredAverage> weighted =
                mapped.stream().filter(one -> one.average().isPresent()).toList();
        Shape shape = report.averages().get(0).shape();
        try (Npz npz = new Npz(out)) {
            maps(npz, "filter", shape, mapped, one -> filter(one).value());
            maps(npz, "standard_error", shape, mapped, one -> filter(one).standardError());
            maps(npz, "z", shape, mapped, one -> filter(one).z());
            longs(npz, "units", numbers(report, places), mapped.size());
            long[] windows = mapped.stream()
                    .map(TriggeredAverage::window)
                    .flatMapToLong(
                            window -> LongStream.of(window.top(), window.left(), window.rows(), window.columns()))
                    .toArray();
            longs(npz, "windows", windows, mapped.size(), 4);
            maps(npz, "sta", shape, weighted, one -> one.average().orElseThrow().value());
            maps(npz, "sta_standard_error", shape, weighted, one -> one.average()
                    .orElseThrow()
                    .standardError());
            List<Integer> weights = places.stream()
                    .filter(u -> report.averages().get(u).average().isPresent())
                    .toList();
            longs(npz, "sta_units", numbers(report, weights), weights.size());
            if (report.hasCovariances()) {
                axes(npz, shape, report);
            }
            List<String> identity = new ArrayList<>();
            report.provenance().spec().forEach((key, value) -> identity.addAll(List.of(key, value)));
            MapArrays.texts(npz, "provenance", identity, identity.size() / 2, 2);
        }
    }

    private static long[] numbers(FilterReport report, List<Integer> places) {
        return places.stream().mapToLong(u -> report.numbers().get(u)).toArray();
    }

    private static Contrast filter(TriggeredAverage average) {
        return average.filter().orElseThrow();
    }

    private static int[] extents(int count, Shape shape) {
        return new int[] {count, shape.channels(), shape.height(), shape.width()};
    }

    private static void maps(
            Npz npz, String name, Shape shape, List<TriggeredAverage> units, Function<TriggeredAverage, double[]> part)
            throws IOException {
        npz.add(name, "<f8", Double.BYTES, extents(units.size(), shape), out -> {
            for (TriggeredAverage unit : units) {
                MapArrays.doubles(out, part.apply(unit));
            }
        });
    }

    private static void longs(Npz npz, String name, long[] values, int... extents) throws IOException {
        npz.add(name, "<i8", Long.BYTES, extents, out -> MapArrays.longs(out, LongStream.of(values)));
    }

    private static void axes(Npz npz, Shape shape, FilterReport report) throws IOException {
        List<TriggeredCovariance.Axis> axes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int u = 0; u < report.covariances().size(); u++) {
            for (TriggeredCovariance.Axis axis :
                    report.covariances().get(u).map(TriggeredCovariance::axes).orElse(List.of())) {
                axes.add(axis);
                places.add(u);
            }
        }
        npz.add("stc_axes", "<f8", Double.BYTES, extents(axes.size(), shape), out -> {
            for (TriggeredCovariance.Axis axis : axes) {
                MapArrays.doubles(out, axis.image());
            }
        });
        double[] eigenvalues =
                axes.stream().mapToDouble(TriggeredCovariance.Axis::eigenvalue).toArray();
        int[] one = {axes.size()};
        npz.add("stc_eigenvalues", "<f8", Double.BYTES, one, out -> MapArrays.doubles(out, eigenvalues));
        longs(npz, "stc_units", numbers(report, places), axes.size());
    }
}
