package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.NoiseMoments;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;

class MapArraysTest {
    private static final MapReport REPORT = Reports.named(
            Reports.digits(3000), "m", List.of("0", "one", "2", "3", "4", "5", "6", "", "\ud83d\ude00é", "9"));

    private static byte[] written(MapReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MapArrays.write(report, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String header(byte[] array) {
        int length = (array[8] & 0xff) + 256 * (array[9] & 0xff);
        assertThat((length + 10) % 64).isZero();
        return new String(array, 10, length, StandardCharsets.US_ASCII);
    }

    @Test
    void arraysHaveTheDocumentedFormAndValues() throws IOException {
        Map<String, byte[]> entries = entries(written(REPORT));
        assertThat(entries.keySet())
                .containsExactly(
                        "maps.npy",
                        "standard_error.npy",
                        "z.npy",
                        "classes.npy",
                        "effective_trials.npy",
                        "counts.npy",
                        "names.npy",
                        "provenance.npy");
        List<ClassificationImage> images = REPORT.images().images();
        byte[] maps = entries.get("maps.npy");
        assertThat(Arrays.copyOf(maps, 8)).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        assertThat(header(maps).stripTrailing())
                .isEqualTo("{'descr': '<f8', 'fortran_order': False, 'shape': (" + images.size() + ", 1, 28, 28,), }");
        ByteBuffer values = ByteBuffer.wrap(maps, 10 + header(maps).length(), images.size() * 784 * 8)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (ClassificationImage image : images) {
            for (double mean : image.mean()) {
                assertThat(values.getDouble()).isEqualTo(mean);
            }
        }
        assertThat(maps).hasSize(10 + header(maps).length() + images.size() * 784 * 8);
    }

    @Test
    void sameResultSameBytesInEveryTimeZone() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            byte[] one = written(REPORT);
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(written(REPORT)).isEqualTo(one);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void arraysLargerThanOneBufferAreWhole() throws IOException {
        MapReport large = Reports.brightest(Shape.of(1, 1, 20_001), 2, 20);
        byte[] z = entries(written(large)).get("z.npy");
        assertThat(z).hasSize(10 + header(z).length() + 2 * 20_001 * 8);
        double last = ByteBuffer.wrap(z).order(ByteOrder.LITTLE_ENDIAN).getDouble(z.length - 8);
        assertThat(last).isEqualTo(large.images().images().get(1).z()[20_000]);
    }

    @Test
    void noMapAtAll() throws IOException {
        MapReport some = Reports.brightest(Shape.of(1, 2, 2), 3, 20);
        ClassificationImages none = new ClassificationImages(
                Shape.of(1, 2, 2), NoiseMoments.of(Noise.uniform(), 4), Collections.nCopies(3, 0L), List.of());
        MapReport empty =
                new MapReport("m", none, some.names(), java.util.Optional.empty(), some.weighting(), some.provenance());
        assertThat(header(entries(written(empty)).get("maps.npy"))).contains("(0, 1, 2, 2,)");
    }

    @Test
    void numpyReadsTheSame(@TempDir Path folder) throws Exception {
        Path archive = folder.resolve("maps.npz");
        Files.write(archive, written(REPORT));
        String script = """
                import sys, numpy as np
                a = np.load(sys.argv[1], allow_pickle=False)
                assert a['maps'].dtype == np.float64 and a['maps'].flags['C_CONTIGUOUS']
                assert a['maps'].shape == a['z'].shape == a['standard_error'].shape
                assert a['counts'].sum() == 3000 and a['counts'].dtype == np.int64
                assert (a['effective_trials'] == a['counts'][a['classes']]).all()
                assert np.isfinite(a['z']).all() and 5 not in a['classes'] and a['counts'][5] == 0
                p = dict(map(tuple, a['provenance'].tolist()))
                assert p['seed'] == '1' and p['stimulus.shape'] == '1x28x28' and len(p['answers.sha256']) == 64
                print(ascii(list(map(str, a['names']))))
                print(list(map(int, a['classes'])), a['maps'].shape, repr(float(a['z'][-1].ravel()[-1])))
                """;
        String printed = python(script, archive.toString());
        List<ClassificationImage> images = REPORT.images().images();
        double[] z = images.get(images.size() - 1).z();
        assertThat(printed.lines())
                .containsExactly(
                        "['0', 'one', '2', '3', '4', '5', '6', '', '\\U0001f600\\xe9', '9']",
                        images.stream().map(ClassificationImage::label).toList() + " (" + images.size()
                                + ", 1, 28, 28) " + z[z.length - 1]);
    }

    private static String python(String script, String argument) throws Exception {
        if (!hasNumpy()) {
            String message = "python3 with numpy is not on the PATH: that NumPy reads the archive is not checked";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        return output("python3", "-c", script, argument);
    }

    private static boolean hasNumpy() {
        try {
            return output("python3", "-c", "import numpy; print('yes')").strip().equals("yes");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        }
    }
}
