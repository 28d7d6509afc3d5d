package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.triggered.AverageSums;
import org.phosphene.triggered.CovarianceSums;
import org.phosphene.triggered.Recording;
import org.phosphene.triggered.Responses;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.TriggeredCovariance;
import org.phosphene.triggered.Unit;
import org.phosphene.triggered.Window;

/** Three units: one rectifies, one never responds, one responds to a square and may be negative. */
class FilterFilesTest {
    private static final Window WINDOW = new Window(1, 0, 3, 4);

    @TempDir
    private Path folder;

    private record Three() implements Responses {
        @Override
        public int units() {
            return 3;
        }

        @Override
        public void of(float[] stimuli, int count, float[] responses) {
            for (int t = 0; t < count; t++) {
                float a = stimuli[t * 20 + 4] - stimuli[t * 20 + 9];
                float b = stimuli[t * 20 + 6] + stimuli[t * 20 + 7] - 1;
                responses[3 * t] = Math.max(0, a);
                responses[3 * t + 1] = 2;
                responses[3 * t + 2] = b * b - 0.1f;
            }
        }
    }

    private static FilterReport report(Shape shape, boolean stc, int workers) {
        NoiseField field = StimulusSpec.of(shape, Noise.gaussian());
        Recording recording = Recording.of(field, 2, 5000).withWorkers(workers);
        List<Unit> units = List.of(new Unit(0, WINDOW), new Unit(1, WINDOW), new Unit(2, WINDOW));
        AverageSums averages = AverageSums.of(recording, units);
        CovarianceSums covariances = CovarianceSums.of(recording, units, 39, Long.MAX_VALUE);
        recording.run(Three::new, stc ? List.of(averages, covariances) : List.of(averages));
        List<TriggeredAverage> found = averages.averages();
        List<Optional<TriggeredCovariance>> axes = stc ? covariances.covariances(found, 0.05) : List.of();
        Provenance provenance =
                Provenance.of(Map.of("seed", "2", "layer", "<b>"), 5056, "", workers, Instant.ofEpochSecond(workers));
        return new FilterReport("a <model>", "5,000 images", List.of(4, 7, 9), found, axes, provenance);
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String header(byte[] array) {
        return new String(array, 10, 118, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer content(byte[] array) {
        return ByteBuffer.wrap(array, 128, array.length - 128).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void filesHoldAllThatWasFound() throws IOException {
        FilterReport report = report(Shape.of(1, 5, 4), true, 1);
        assertThat(FilterFiles.write(report, folder))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("filters.json", "filters.npz", "filters.png", "filters.html", "stc.png");
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("filters.json").toFile());
        assertThat(json.at("/units/0/unit").asInt()).isEqualTo(4);
        assertThat(json.at("/units/0/window/top").asInt()).isOne();
        assertThat(json.at("/units/1/map").asBoolean()).isFalse();
        assertThat(json.at("/units/1/response/mean").asDouble()).isEqualTo(2);
        assertThat(json.at("/units/1/covariance").isMissingNode()).isTrue();
        assertThat(json.at("/units/2/covariance/axes/0/sign").asText()).isEqualTo("excitatory");
        // Eq. 4 needs responses that are never negative
        assertThat(json.at("/units/2/covariance/axes/0/equation_4_eigenvalue").isMissingNode())
                .isTrue();
        assertThat(json.at("/provenance/answers_sha256").isMissingNode()).isTrue();
        assertThat(json.at("/provenance/spec/seed").asText()).isEqualTo("2");

        Map<String, byte[]> arrays = entries(folder.resolve("filters.npz"));
        assertThat(arrays.keySet())
                .containsExactly(
                        "filter.npy",
                        "standard_error.npy",
                        "z.npy",
                        "units.npy",
                        "windows.npy",
                        "sta.npy",
                        "sta_standard_error.npy",
                        "sta_units.npy",
                        "stc_axes.npy",
                        "stc_eigenvalues.npy",
                        "stc_units.npy",
                        "provenance.npy");
        assertThat(header(arrays.get("filter.npy"))).contains("'shape': (2, 1, 3, 4,)");
        assertThat(header(arrays.get("sta.npy"))).contains("'shape': (1, 1, 3, 4,)");
        ByteBuffer filter = content(arrays.get("filter.npy"));
        for (double value : report.averages().get(0).filter().orElseThrow().value()) {
            assertThat(filter.getDouble()).isEqualTo(value);
        }
        ByteBuffer units = content(arrays.get("units.npy"));
        assertThat(new long[] {units.getLong(), units.getLong()}).containsExactly(4, 9);
        ByteBuffer windows = content(arrays.get("windows.npy"));
        assertThat(new long[] {windows.getLong(), windows.getLong(), windows.getLong(), windows.getLong()})
                .containsExactly(1, 0, 3, 4);
        assertThat(content(arrays.get("stc_units.npy")).getLong()).isEqualTo(9);

        String page = Files.readString(folder.resolve("filters.html"));
        assertThat(page)
                .contains("a &lt;model&gt;", "never changes", "excitatory", "default-src 'none'", "data:image/png")
                .doesNotContain("<script", "http:", "https:", "<b>&", "<b><");
        assertThat(FilterTable.of(report)).contains("never changes").contains("excitatory");
    }

    @Test
    void withoutCovariancesNothingIsSaidOfThem() throws IOException {
        FilterFiles.write(report(Shape.of(1, 5, 4), false, 1), folder);
        assertThat(folder.resolve("stc.png")).doesNotExist();
        assertThat(entries(folder.resolve("filters.npz")).keySet()).noneMatch(name -> name.startsWith("stc"));
        assertThat(Files.readString(folder.resolve("filters.html"))).doesNotContain("second-order", "stc.png");
    }

    /** Only provenance in the JSON and on the page tells how many threads there were. */
    @Test
    void threadsDoNotShow() throws IOException {
        FilterFiles.write(report(Shape.of(1, 5, 4), true, 1), folder.resolve("one"));
        FilterFiles.write(report(Shape.of(1, 5, 4), true, 3), folder.resolve("three"));
        for (String name : List.of("filters.npz", "filters.png", "stc.png")) {
            assertThat(folder.resolve("three").resolve(name))
                    .as(name)
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(name));
        }
    }

    /** Grey in the middle, and the pattern in its own colours. */
    @Test
    void colourFiltersAreImages() {
        double[] values = {-2, 0, 0, 0, 2, 0};
        Pixels pixels = FilterPixels.of(values, Shape.of(3, 1, 2), 4);
        assertThat(pixels.width()).isEqualTo(4);
        assertThat(pixels.height()).isEqualTo(2);
        assertThat(pixels.rgb()[0]).isEqualTo(0x0080ff);
        assertThat(pixels.rgb()[3]).isEqualTo(0x808080);
    }

    @Test
    void listsThatDoNotFitAreRefused() {
        FilterReport report = report(Shape.of(1, 5, 4), false, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new FilterReport("t", "c", List.of(1), report.averages(), List.of(), report.provenance()))
                .withMessageContaining("1 numbers, 3 averages");
    }
}
