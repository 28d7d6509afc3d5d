package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.BlockNoise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StripeNoise;
import org.phosphene.trial.Plan;

/** Reports of noise whose moments are measured, some of whose pixels never vary, answered in one class or in several. */
class StructuredNoiseTest {
    static List<NoiseField> fields() {
        return List.of(
                SmoothNoise.of(Shape.of(1, 1, 1), 1.5),
                SmoothNoise.of(Shape.of(1, 8, 8), 1.5),
                BlockNoise.of(Shape.of(3, 28, 28), 4),
                StripeNoise.of(Shape.of(1, 5, 1), StripeNoise.Lines.ROWS));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void nothingIsNotANumber(NoiseField field) throws IOException {
        int size = field.shape().size();
        Observer one = (stimuli, count, labels) -> Arrays.fill(labels, 0, count, 1);
        Observer several = (stimuli, count, labels) -> {
            for (int t = 0; t < count; t++) {
                labels[t] = Float.floatToIntBits(stimuli[t * size] + stimuli[t * size + size - 1]) >>> 12 & 1;
            }
        };
        for (Observer observer : new Observer[] {one, several}) {
            for (long trials : new long[] {1, 2, 12}) {
                MapReport report = Reports.of(observer, Plan.of(field, 3).withTrials(trials));
                assertThat(ResultJson.of(report)).doesNotContain("NaN", "Infinity");
                assertThat(HtmlPageTest.words(HtmlPage.of(report))).doesNotContain("NaN", "Infinity", "undefined");
                assertThat(MapFigure.image(report).getWidth()).isPositive();
                assertThat(TerminalMaps.of(report).draw()).doesNotContain("NaN", "Infinity");
                assertThat(report.caption()).doesNotContain("NaN");
                assertThat(Double.isFinite(report.noiseMean()) && Double.isFinite(report.noiseDeviation()))
                        .isTrue();
                arraysAreFinite(report);
            }
        }
    }

    private static void arraysAreFinite(MapReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MapArrays.write(report, out);
        int seen = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] array = zip.readAllBytes();
                if (List.of("maps.npy", "standard_error.npy", "z.npy", "effective_trials.npy")
                        .contains(entry.getName())) {
                    int from = 10 + (array[8] & 0xff) + 256 * (array[9] & 0xff);
                    ByteBuffer values =
                            ByteBuffer.wrap(array, from, array.length - from).order(ByteOrder.LITTLE_ENDIAN);
                    while (values.hasRemaining()) {
                        assertThat(values.getDouble()).as(entry.getName()).isFinite();
                    }
                    seen++;
                }
            }
        }
        assertThat(seen).isEqualTo(4);
    }
}
