package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.Chance;

/** Noise of small bases; that of the built-in ones is tested where they lie. */
class GaborNoiseTest {
    private static final double[] EQUAL =
            IntStream.range(0, 256).mapToDouble(k -> 1 / 256.0).toArray();

    /** The sum over k of s_k P_k in double precision, stretched from black to white; rounding moves few levels, and by one. */
    @ParameterizedTest
    @CsvSource({"1x28x28, 33", "3x13x7, 5", "1x1x50, 1", "2x6x9, 8", "4x3x3, 3"})
    void isTheStretchedSumOfItsComponents(String extents, int components) {
        Shape shape = Shape.parse(extents);
        int trials = 100;
        long first = (1L << 32) - 50;
        int[] levels = NoiseFields.levels(GaborBases.noise(shape, components), 11, first, trials);
        int others = 0;
        for (int t = 0; t < trials; t++) {
            double[] image = image(GaborBases.basis(shape, components), 11, first + t);
            double low = Arrays.stream(image).min().orElseThrow();
            double high = Arrays.stream(image).max().orElseThrow();
            for (int i = 0; i < image.length; i++) {
                double exact = Math.min(255, Math.floor(256 * (image[i] - low) / (high - low)));
                double difference = Math.abs(levels[t * image.length + i] - exact);
                assertThat(difference).as("trial %d, value %d", t, i).isLessThanOrEqualTo(1);
                others += difference > 0 ? 1 : 0;
            }
        }
        assertThat(others).isLessThan(1 + levels.length / 1000);
    }

    /** Score number n of a trial, channel after channel, is half n of its words, the lower one first. */
    private static double[] image(GaborBasis basis, long seed, long trial) {
        int area = basis.shape().height() * basis.shape().width();
        int components = basis.components();
        double[] image = new double[basis.shape().size()];
        int[] words = new int[(basis.shape().channels() * components + 7) / 8 * 4];
        Philox.fill(seed, 0, trial, words, words.length);
        for (int c = 0; c < basis.shape().channels(); c++) {
            GaborBasis.Channel channel = basis.channels().get(c);
            for (int k = 0; k < components; k++) {
                int n = c * components + k;
                int half = n % 2 == 0 ? words[n / 2] & 0xffff : words[n / 2] >>> 16;
                double low = channel.low()[k];
                double score = low + (channel.high()[k] - low) * (half + 0.5) / 65536;
                for (int i = 0; i < area; i++) {
                    image[c * area + i] += score * channel.images()[k * area + i];
                }
            }
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource({"1x28x28, 30", "3x13x7, 5", "1x1x50, 1"})
    void everyImageSpansBlackToWhite(String extents, int components) {
        GaborNoise noise = GaborBases.noise(Shape.parse(extents), components);
        int size = noise.shape().size();
        int[] levels = NoiseFields.levels(noise, 3, 0, 500);
        for (int t = 0; t < 500; t++) {
            int[] image = Arrays.copyOfRange(levels, t * size, (t + 1) * size);
            assertThat(Arrays.stream(image).min()).hasValue(0);
            assertThat(Arrays.stream(image).max()).hasValue(255);
        }
    }

    /**
     * Pixel 0 is black and pixel 1 white in all trials, so that pixels 2 and 3 are two scores, one from 0 to 256 and one from
     * -56 to 200 whose pixel adds what it lacks.
     */
    @Test
    void scoresAreUniformOverTheirRangesAndIndependent() {
        GaborBasis basis = GaborBases.of(
                Shape.of(1, 2, 2),
                new float[] {0, 256, 0, 56, 0, 0, 1, 0, 0, 0, 0, 1},
                new float[] {1, 0, -56},
                new float[] {1, 256, 200});
        int trials = 50_000;
        int[] levels = NoiseFields.levels(new GaborNoise(basis, "four", "4"), 8, 0, trials);
        double[][] scores = new double[2][trials];
        for (int s = 0; s < 2; s++) {
            long[] counts = new long[256];
            for (int t = 0; t < trials; t++) {
                counts[levels[4 * t + 2 + s]]++;
                scores[s][t] = levels[4 * t + 2 + s];
            }
            assertThat(Chance.ofCounts(counts, EQUAL)).isGreaterThan(Chance.FALSE_ALARM);
        }
        assertThat(Chance.ofDeviate(Chance.correlationDeviate(scores[0], scores[1])))
                .isGreaterThan(Chance.FALSE_ALARM);
    }

    /** A change of these is a change of the noise under the same name, and of every published result that used it. */
    @ParameterizedTest
    @CsvSource({"1x28x28, 30, 2840383730", "3x13x7, 5, 938953223", "1x1x50, 1, 1471635343"})
    void bits(String extents, int components, long crc) {
        int[] levels = NoiseFields.levels(GaborBases.noise(Shape.parse(extents), components), -7, 1, 70);
        ByteBuffer bytes = ByteBuffer.allocate(4 * levels.length);
        bytes.asIntBuffer().put(levels);
        CRC32 sum = new CRC32();
        sum.update(bytes.array());
        assertThat(sum.getValue()).isEqualTo(crc);
    }

    /** What has nothing to stretch is black. */
    @Test
    void oneGrey() {
        GaborBasis basis = GaborBases.of(Shape.of(1, 1, 3), new float[] {2, 2, 2}, new float[] {-1}, new float[] {1});
        assertThat(NoiseFields.levels(new GaborNoise(basis, "grey", "1"), 1, 0, 40))
                .containsOnly(0);
    }

    /** Scores that never change make one image. */
    @Test
    void rangesOfOneScore() {
        GaborBasis basis = GaborBases.of(Shape.of(1, 1, 3), new float[] {0, 1, 2}, new float[] {-4}, new float[] {-4});
        assertThat(NoiseFields.levels(new GaborNoise(basis, "one", "1"), 1, 0, 2))
                .containsExactly(255, 128, 0, 255, 128, 0);
    }

    @Test
    void aBasisOfAnotherShapeIsRefused() {
        GaborNoise noise = GaborBases.noise(Shape.of(3, 13, 7), 5);
        Map<String, String> fields = new TreeMap<>(noise.fields());
        fields.put(NoiseField.SHAPE, "3x7x13");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoiseField.parse(fields, NoiseFields.MATERIAL))
                .withMessageContaining("is of 3x13x7, not of 3x7x13");
    }

    /** Sums that no number in single precision holds would be images of nothing. */
    @Test
    void scoresThatAreTooLargeAreRefused() {
        for (float[] high : new float[][] {{3e38f, 1}, {1e37f, 1e37f}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            GaborBases.of(Shape.of(1, 1, 2), new float[] {100, 0, 0, 1}, new float[] {-1e37f, 0}, high))
                    .withMessageContaining("sums of its images reach");
        }
    }
}
