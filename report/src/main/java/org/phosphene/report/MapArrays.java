package org.phosphene.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Shape;
import org.phosphene.whiten.WhitenedImages;

/**
 * The maps as NumPy arrays.
 *
 * <p>{@code maps}, {@code standard_error} and {@code z}: float64 of (maps, channels, height, width). {@code classes}: int64,
 * the class of each map. {@code effective_trials}: float64 of each map. {@code counts}: int64, trials of every class.
 * {@code names}: text, the name of every class. {@code provenance}: text of (fields, 2), key and value of what fixes the
 * result; what does not (date, machine) stands in result.json, so that the same result gives the same bytes. A class without trials has no map, so there may be fewer maps than classes.
 *
 * <p>Of a run on correlated noise also {@code whitened}, {@code whitened_standard_error} and {@code whitened_z}, of the
 * extents of {@code maps}.
 *
 * <p>Of a run with a signal also {@code signal_counts}: int64 of (classes of signals, answers), whose rows are named by
 * {@code signal_classes}; and of its {@code pair} of classes {@code equation_1}, {@code equation_1_standard_error},
 * {@code equation_1_z} and {@code stimulus_difference}: float64 of (channels, height, width), absent where an answer is missing.
 */
public final class MapArrays {
    private static final int ELEMENTS_AT_ONCE = 8192;

    private MapArrays() {}

    /** Writes the archive, map by map; closes {@code out}. */
    public static void write(MapReport report, OutputStream out) throws IOException {
        List<ClassificationImage> images = report.images().images();
        int[] one = {images.size()};
        try (Npz npz = new Npz(out)) {
            npz.add("maps", "<f8", Double.BYTES, extents(report), s -> all(s, images, ClassificationImage::mean));
            npz.add(
                    "standard_error",
                    "<f8",
                    Double.BYTES,
                    extents(report),
                    s -> all(s, images, ClassificationImage::standardError));
            npz.add("z", "<f8", Double.BYTES, extents(report), s -> all(s, images, ClassificationImage::z));
            npz.add(
                    "classes",
                    "<i8",
                    Long.BYTES,
                    one,
                    s -> longs(s, images.stream().mapToLong(ClassificationImage::label)));
            npz.add(
                    "effective_trials",
                    "<f8",
                    Double.BYTES,
                    one,
                    s -> doubles(
                            s,
                            images.stream()
                                    .mapToDouble(ClassificationImage::effectiveTrials)
                                    .toArray()));
            int[] classes = {report.images().classes()};
            npz.add(
                    "counts",
                    "<i8",
                    Long.BYTES,
                    classes,
                    s -> longs(s, report.images().counts().stream().mapToLong(Long::longValue)));
            if (report.whitened().isPresent()) {
                whitened(npz, report, report.whitened().get());
            }
            if (report.signal().isPresent()) {
                signal(npz, report.signal().get(), classes[0]);
            }
            texts(npz, "names", report.names(), classes);
            List<String> identity = new ArrayList<>();
            report.identity().forEach((key, value) -> identity.addAll(List.of(key, value)));
            texts(npz, "provenance", identity, identity.size() / 2, 2);
        }
    }

    private static void whitened(Npz npz, MapReport report, WhitenedImages whitened) throws IOException {
        Map<String, Function<Contrast, double[]>> parts = new LinkedHashMap<>();
        parts.put("whitened", Contrast::value);
        parts.put("whitened_standard_error", Contrast::standardError);
        parts.put("whitened_z", Contrast::z);
        for (Map.Entry<String, Function<Contrast, double[]>> part : parts.entrySet()) {
            npz.add(part.getKey(), "<f8", Double.BYTES, extents(report), out -> {
                for (Contrast map : whitened.byClass().values()) {
                    doubles(out, part.getValue().apply(map));
                }
            });
        }
    }

    private static void signal(Npz npz, SignalReport signal, int classes) throws IOException {
        int signals = signal.signals().size();
        npz.add(
                "signal_classes",
                "<i8",
                Long.BYTES,
                new int[] {signals},
                s -> longs(s, signal.signals().stream().mapToLong(Integer::longValue)));
        npz.add(
                "signal_counts",
                "<i8",
                Long.BYTES,
                new int[] {signals, classes},
                s -> longs(s, signal.counts().stream().flatMap(List::stream).mapToLong(Long::longValue)));
        if (signal.pair().isEmpty()) {
            return;
        }
        SignalPair pair = signal.pair().get();
        Shape shape = pair.shape();
        int[] one = {shape.channels(), shape.height(), shape.width()};
        npz.add("pair", "<i8", Long.BYTES, new int[] {2}, s -> longs(s, LongStream.of(pair.first(), pair.second())));
        if (pair.image().isPresent()) {
            Contrast image = pair.image().get();
            npz.add("equation_1", "<f8", Double.BYTES, one, s -> doubles(s, image.value()));
            npz.add("equation_1_standard_error", "<f8", Double.BYTES, one, s -> doubles(s, image.standardError()));
            npz.add("equation_1_z", "<f8", Double.BYTES, one, s -> doubles(s, image.z()));
        }
        if (pair.difference().isPresent()) {
            npz.add(
                    "stimulus_difference",
                    "<f8",
                    Double.BYTES,
                    one,
                    s -> doubles(s, pair.difference().get()));
        }
    }

    private static int[] extents(MapReport report) {
        Shape shape = report.images().shape();
        return new int[] {report.images().images().size(), shape.channels(), shape.height(), shape.width()};
    }

    private static void all(
            OutputStream out, List<ClassificationImage> images, Function<ClassificationImage, double[]> part)
            throws IOException {
        for (ClassificationImage image : images) {
            doubles(out, part.apply(image));
        }
    }

    static void doubles(OutputStream out, double[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.min(values.length, ELEMENTS_AT_ONCE) * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putDouble(value);
            if (!buffer.hasRemaining()) {
                out.write(buffer.array());
                buffer.clear();
            }
        }
        out.write(buffer.array(), 0, buffer.position());
    }

    static void longs(OutputStream out, LongStream values) throws IOException {
        long[] array = values.toArray();
        ByteBuffer buffer = ByteBuffer.allocate(array.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asLongBuffer().put(array);
        out.write(buffer.array());
    }

    /** NumPy keeps text as 32-bit code points, every element as long as the longest. */
    static void texts(Npz npz, String name, List<String> texts, int... extents) throws IOException {
        int longest = texts.stream()
                .mapToInt(n -> n.codePointCount(0, n.length()))
                .max()
                .orElse(0);
        int width = Math.max(1, longest);
        npz.add(name, "<U" + width, width * Integer.BYTES, extents, out -> {
            for (String text : texts) {
                ByteBuffer buffer = ByteBuffer.allocate(width * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                text.codePoints().forEach(buffer::putInt);
                out.write(buffer.array());
            }
        });
    }
}
