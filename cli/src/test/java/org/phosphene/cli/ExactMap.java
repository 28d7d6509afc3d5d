package org.phosphene.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.phosphene.onednn.Precision;

/** The arguments of a {@code map} whose engine is named: runs that are compared must not leave it to a timing. */
final class ExactMap {
    private ExactMap() {}

    /** Exact, or on an old processor f32. */
    static String precision() {
        return (Precision.EXACT.isAvailable() ? Precision.EXACT : Precision.F32).toString();
    }

    static Object[] words(Object trials, int threads, Path out, Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("map", "--engine", "onednn", "--precision", precision(), "--trials", trials));
        words.addAll(List.of("--threads", threads, "--out", out));
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }
}
