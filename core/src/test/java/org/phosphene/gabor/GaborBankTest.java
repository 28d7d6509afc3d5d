package org.phosphene.gabor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Shape;

class GaborBankTest {
    /** The counts are the paper's. */
    @ParameterizedTest
    @CsvSource({"28, 960", "32, 1520"})
    void hasThePapersNumberOfWavelets(int extent, int count) {
        GaborBank bank = GaborBank.of(Shape.of(3, extent, extent));
        assertThat(bank.count()).isEqualTo(count);
        assertThat(bank.pixels()).isEqualTo(extent * extent);
    }

    @Test
    void placesLieSideBySideAndAreCutOffAtTheBorder() {
        GaborBank bank = GaborBank.of(Shape.of(1, 28, 28));
        double[] kernel = GaborKernel.of(3, 0, 0);
        for (int i = 0; i < 100; i++) {
            double[] wavelet = bank.wavelet(i);
            for (int pixel = 0; pixel < wavelet.length; pixel++) {
                int y = pixel / 28 - i / 10 * 3;
                int x = pixel % 28 - i % 10 * 3;
                boolean inside = y >= 0 && y < 3 && x >= 0 && x < 3;
                assertThat(wavelet[pixel]).isEqualTo(inside ? kernel[3 * y + x] : 0);
            }
        }
        // the last one of 15 pixels lies at 15, 15 and is cut off after 13
        double[] large = GaborKernel.of(15, 135, 90);
        double[] last = bank.wavelet(959);
        for (int pixel = 0; pixel < last.length; pixel++) {
            int y = pixel / 28 - 15;
            int x = pixel % 28 - 15;
            assertThat(last[pixel]).isEqualTo(y >= 0 && x >= 0 ? large[15 * y + x] : 0);
        }
    }

    /** Of OpenCV's formula by hand: size 7, sigma 1, wavelength 3.5. */
    @Test
    void kernelIsOpenCvsFormula() {
        double[] upright = GaborKernel.of(7, 0, 0);
        double[] raw = new double[7];
        for (int x = -3; x <= 3; x++) {
            raw[x + 3] = Math.exp(-x * x / 2.0) * Math.cos(2 * Math.PI * x / 3.5);
        }
        double least = Arrays.stream(raw).min().getAsDouble();
        for (int x = 0; x < 7; x++) {
            assertThat(upright[3 * 7 + x]).isCloseTo((raw[x] - least) / (1 - least), within(1e-14));
        }
        // along the wave's crest the envelope is twice as long
        assertThat(upright[3]).isCloseTo((Math.exp(-9 / 8.0) - least) / (1 - least), within(1e-14));
    }

    @Test
    void orientationsTurnTheKernel() {
        double[] upright = GaborKernel.of(15, 0, 0);
        double[] lying = GaborKernel.of(15, 90, 0);
        double[] falling = GaborKernel.of(15, 45, 90);
        double[] rising = GaborKernel.of(15, 135, 90);
        for (int y = 0; y < 15; y++) {
            for (int x = 0; x < 15; x++) {
                assertThat(lying[15 * y + x]).isCloseTo(upright[15 * x + y], within(1e-12));
                assertThat(rising[15 * y + x]).isCloseTo(falling[15 * y + 14 - x], within(1e-12));
            }
        }
        // the wave rises to the right: OpenCV counts x from the right, and cos(x + 90 degrees) = -sin(x)
        double[] sine = GaborKernel.of(7, 0, 90);
        assertThat(sine[3 * 7 + 4]).isEqualTo(1).isGreaterThan(sine[3 * 7 + 2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x28x32", "3x64x64", "1x1x784", "1x27x27"})
    void refusesOtherSizes(String shape) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaborBank.of(Shape.parse(shape)))
                .withMessage(
                        "images of " + shape
                                + ": there are Gabor wavelets for 28x28 and 32x32 pixels only; scale the images to one of these");
    }

    @Test
    void refusesAWaveletThatThereIsNot() {
        GaborBank bank = GaborBank.of(Shape.of(1, 28, 28));
        assertThatIllegalArgumentException().isThrownBy(() -> bank.wavelet(960)).withMessageContaining("0 to 959");
    }
}
