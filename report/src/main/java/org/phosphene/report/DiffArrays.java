package org.phosphene.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.phosphene.contrast.ClassContrast;
import org.phosphene.contrast.MapContrast;
import org.phosphene.stimulus.Shape;

/**
 * The contrasts of two models' maps as NumPy arrays: {@code contrast}, {@code standard_error}, {@code t} and {@code p_value},
 * float64 of (maps, channels, height, width); {@code classes}, int64, the class of each; {@code provenance}, text of
 * (fields, 2). A class about which the two agree in every trial is left out.
 */
final class DiffArrays {
    private DiffArrays() {}

    static void write(DiffReport report, OutputStream out) throws IOException {
        List<ClassContrast> classes = report.contrast().classes().stream()
                .filter(one -> one.map().isPresent())
                .toList();
        Shape shape = report.contrast().old().shape();
        int[] extents = {classes.size(), shape.channels(), shape.height(), shape.width()};
        Map<String, Function<MapContrast, double[]>> parts = new LinkedHashMap<>();
        parts.put("contrast", map -> map.contrast().value());
        parts.put("standard_error", map -> map.contrast().standardError());
        parts.put("t", map -> map.contrast().z());
        parts.put("p_value", MapContrast::pValue);
        try (Npz npz = new Npz(out)) {
            for (Map.Entry<String, Function<MapContrast, double[]>> part : parts.entrySet()) {
                npz.add(part.getKey(), "<f8", Double.BYTES, extents, s -> {
                    for (ClassContrast one : classes) {
                        MapArrays.doubles(s, part.getValue().apply(one.map().orElseThrow()));
                    }
                });
            }
            int[] one = {classes.size()};
            npz.add(
                    "classes",
                    "<i8",
                    Long.BYTES,
                    one,
                    s -> MapArrays.longs(s, classes.stream().mapToLong(ClassContrast::label)));
            List<String> identity = new ArrayList<>();
            report.identity().forEach((key, value) -> identity.addAll(List.of(key, value)));
            MapArrays.texts(npz, "provenance", identity, identity.size() / 2, 2);
        }
    }
}
