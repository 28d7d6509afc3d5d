package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.Chance;
import org.phosphene.ReferenceNumbers;

class SmoothNoiseTest {
    private static final ReferenceNumbers SCIPY = ReferenceNumbers.of(SmoothNoiseTest.class, "smooth.txt");
    private static final Shape DIGITS = Shape.of(1, 28, 28);

    static Iterable<String> covariances() {
        return SCIPY.names();
    }

    /**
     * The fields that single coefficients make, multiplied out, are the covariance of white noise that SciPy blurred with
     * mirrored edges. The frequencies left out and SciPy's sampling of the Gaussian each take a few thousandths.
     */
    @ParameterizedTest
    @MethodSource("covariances")
    void covarianceIsThatOfBlurredWhiteNoise(String name) {
        String[] parts = name.split("/", -1);
        int height = Integer.parseInt(parts[0]);
        int width = Integer.parseInt(parts[1]);
        Spectrum spectrum = new Spectrum.Blurred(Double.parseDouble(parts[2]));
        int size = height * width;
        CosineFields cosines = new CosineFields(height, width, spectrum, 1);
        double[] covariance = new double[size * size];
        for (int k = 0; k < cosines.coefficients(); k++) {
            int[] one = new int[cosines.coefficients()];
            one[k] = 1;
            float[] field = new float[size];
            cosines.make(one, 0, one.length, 1, field, 0, 1);
            for (int i = 0; i < covariance.length; i++) {
                covariance[i] += (double) field[i / size] * field[i % size];
            }
        }
        assertThat(covariance).containsExactly(SCIPY.reals(name), within(0.02));
    }

    /** Far from the edges the correlation is exp(-(d / (2 length))^2), by Fisher's transform of 4000 trials. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2.5})
    void correlationFallsAsAGaussian(double length) {
        int trials = 4000;
        int extent = 31;
        NoiseField field = SmoothNoise.of(Shape.of(1, extent, extent), length)
                .withScaling(Scaling.CLIPPED)
                .with(0.5, 0.4);
        int[] levels = NoiseFields.levels(field, 77, 0, trials);
        int middle = extent / 2 * extent + extent / 2;
        for (int d = 1; d <= 6; d++) {
            double expected = Math.exp(-Math.pow(d / (2 * length), 2));
            for (int other : new int[] {middle + d, middle - d * extent}) {
                double[] x = pixel(levels, extent * extent, middle);
                double[] y = pixel(levels, extent * extent, other);
                double measured = Chance.correlationDeviate(x, y) / Math.sqrt(trials);
                double z = (atanh(measured) - atanh(expected)) * Math.sqrt(trials - 3.0);
                assertThat(Chance.ofDeviate(z)).as("distance %d", d).isGreaterThan(Chance.FALSE_ALARM);
            }
        }
    }

    private static double atanh(double r) {
        return 0.5 * Math.log((1 + r) / (1 - r));
    }

    private static double[] pixel(int[] levels, int size, int i) {
        return IntStream.range(0, levels.length / size)
                .mapToDouble(t -> levels[t * size + i])
                .toArray();
    }

    @Test
    void stretchedImagesSpanBlackToWhite() {
        for (Spectrum spectrum : new Spectrum[] {new Spectrum.Blurred(1.5), new Spectrum.PowerLaw(1)}) {
            Shape shape = Shape.of(3, 16, 16);
            int[] levels = NoiseFields.levels(SmoothNoise.of(shape, spectrum), 3, 0, 300);
            for (int t = 0; t < 300; t++) {
                int[] image = Arrays.copyOfRange(levels, t * 768, (t + 1) * 768);
                assertThat(Arrays.stream(image).min()).hasValue(0);
                assertThat(Arrays.stream(image).max()).hasValue(255);
            }
        }
    }

    /** Half the contrast around another grey: levels 0.2 * 256 to 0.7 * 256. */
    @Test
    void stretchedAroundAnotherGrey() {
        int[] levels = NoiseFields.levels(SmoothNoise.of(DIGITS, 1.5).with(0.45, 0.5), 3, 0, 300);
        for (int t = 0; t < 300; t++) {
            int[] image = Arrays.copyOfRange(levels, t * 784, (t + 1) * 784);
            assertThat(Arrays.stream(image).min().orElseThrow()).isBetween(50, 51);
            assertThat(Arrays.stream(image).max().orElseThrow()).isBetween(178, 179);
        }
    }

    /** Where hardly anything is cut off, mean and deviation over all pixels are those asked for, within their errors. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5, 0.3", "0.4, 0.4, 1.5"})
    void clippedNoiseHasTheMeanAndDeviationAskedFor(double mean, double contrast, double length) {
        NoiseField field =
                SmoothNoise.of(DIGITS, length).withScaling(Scaling.CLIPPED).with(mean, contrast);
        int trials = 2000;
        int[] levels = NoiseFields.levels(field, 4, 0, trials);
        double[] values = Arrays.stream(levels).mapToDouble(field.grid()::value).toArray();
        // each image as one draw, since its pixels depend on each other
        double[] means = new double[trials];
        double[] squares = new double[trials];
        for (int t = 0; t < trials; t++) {
            for (int i = 0; i < 784; i++) {
                means[t] += values[t * 784 + i] / 784;
                squares[t] += Math.pow(values[t * 784 + i] - mean, 2) / 784;
            }
        }
        isMean(means, mean);
        isMean(squares, contrast * contrast / 12);
    }

    private static void isMean(double[] sample, double expected) {
        double mean = Arrays.stream(sample).average().orElseThrow();
        double variance =
                Arrays.stream(sample).map(v -> (v - mean) * (v - mean)).sum() / (sample.length - 1);
        assertThat(Chance.ofDeviate((mean - expected) / Math.sqrt(variance / sample.length)))
                .isGreaterThan(Chance.FALSE_ALARM);
    }

    /** Clipped at full contrast, the ends take what a normal distribution has beyond sqrt(3) deviations. */
    @Test
    void whatExceedsBlackAndWhiteIsCutOff() {
        NoiseField field = SmoothNoise.of(Shape.of(1, 64, 64), 0.3).withScaling(Scaling.CLIPPED);
        int[] levels = NoiseFields.levels(field, 5, 0, 100);
        double black = Arrays.stream(levels).filter(level -> level == 0).count() / (double) levels.length;
        double expected = Chance.normal().cumulativeProbability(Math.sqrt(12) * (1 / 256.0 - 0.5));
        assertThat(black).isCloseTo(expected, within(0.004));
    }

    /** A change of these is a change of the noise under the same name, and of every published result that used it. */
    @ParameterizedTest
    @CsvSource({
        "smooth, 1x28x28, 1.5, stretched, 1, 4175346921",
        "smooth, 3x32x32, 0.3, clipped, 1, 1331912993",
        "smooth, 1x1x40, 6, stretched, 1, 1555188245",
        "pink, 2x7x9, 1, clipped, 1, 1138110610",
    })
    void bits(String kind, String shape, double number, String scaling, long first, long crc) {
        Spectrum spectrum = kind.equals("pink") ? new Spectrum.PowerLaw(number) : new Spectrum.Blurred(number);
        NoiseField field = SmoothNoise.of(Shape.parse(shape), spectrum).withScaling(Scaling.of(scaling));
        int[] levels = NoiseFields.levels(field, -7, first, 70);
        ByteBuffer bytes = ByteBuffer.allocate(4 * levels.length);
        bytes.asIntBuffer().put(levels);
        CRC32 sum = new CRC32();
        sum.update(bytes.array());
        assertThat(sum.getValue()).isEqualTo(crc);
    }

    /** A single pixel cannot be stretched: it is the mean. Pink noise has no mean of its own, so it is grey as well. */
    @Test
    void onePixel() {
        Shape shape = Shape.of(1, 1, 1);
        assertThat(NoiseFields.levels(SmoothNoise.of(shape, 1.5), 1, 0, 50)).containsOnly(128);
        SmoothNoise pink = SmoothNoise.of(shape, new Spectrum.PowerLaw(1));
        assertThat(NoiseFields.levels(pink, 1, 0, 50)).containsOnly(128);
        assertThat(NoiseFields.levels(pink.withScaling(Scaling.CLIPPED), 1, 0, 50))
                .containsOnly(128);
        int[] clipped = NoiseFields.levels(SmoothNoise.of(shape, 1.5).withScaling(Scaling.CLIPPED), 1, 0, 50);
        assertThat(Arrays.stream(clipped).distinct().count()).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0999, 256.1, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void lengthOutsideLimits(double length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoothNoise.of(DIGITS, length))
                .withMessageContaining("correlation length " + length)
                .withMessageContaining("0.1..256");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 4.1, Double.NaN})
    void exponentOutsideLimits(double exponent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spectrum.PowerLaw(exponent))
                .withMessageContaining("exponent " + exponent)
                .withMessageContaining("0..4");
    }

    @Test
    void otherBadSpecifications() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoothNoise.of(DIGITS, 1).with(11, 1))
                .withMessageContaining("noise mean 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoothNoise.of(DIGITS, 1).with(0.5, 0))
                .withMessageContaining("noise contrast 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmoothNoise.of(Shape.of(1, 1, 4097), 1))
                .withMessageContaining("at most 4096 rows and columns");
    }
}
