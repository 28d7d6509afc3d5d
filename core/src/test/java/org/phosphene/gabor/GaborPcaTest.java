package org.phosphene.gabor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** On 40 images of noise in which 20 pixels vary: 20 components are all that there is. */
class GaborPcaTest {
    private static final Shape SHAPE = Shape.of(1, 28, 28);
    private static final LabelledImages IMAGES = images(1);
    private static final GaborPca ALL = GaborPca.fit(IMAGES, 20, 0.1, "a test");

    private static LabelledImages images(int channels) {
        Random random = new Random(5);
        Shape shape = Shape.of(channels, 28, 28);
        byte[] levels = new byte[40 * shape.size()];
        for (int i = 0; i < 40 * channels; i++) {
            for (int k = 0; k < 20; k++) {
                levels[i * 784 + 200 + 13 * k] = (byte) random.nextInt(256);
            }
        }
        return LabelledImages.of("dots", shape, levels, new int[40]);
    }

    private static double[] image(int index) {
        double[] image = new double[784];
        for (int pixel = 0; pixel < 784; pixel++) {
            image[pixel] = IMAGES.level(index, pixel) / 255.0;
        }
        return image;
    }

    /** Where |y - Aw - b|^2 + alpha |w|^2 is least, its derivatives are zero. */
    @Test
    void weightsFulfilTheNormalEquations() {
        GaborBank bank = GaborBank.of(SHAPE);
        GaborRegression regression = GaborRegression.of(bank, 0.1);
        double[] y = image(3);
        double[] weights = regression.weights(y);
        double[] made = regression.reconstruct(y);
        double rest = 0;
        for (int pixel = 0; pixel < 784; pixel++) {
            rest += y[pixel] - made[pixel];
        }
        assertThat(rest).isCloseTo(0, within(1e-9));
        for (int i = 0; i < 960; i++) {
            double[] wavelet = bank.wavelet(i);
            double product = 0;
            for (int pixel = 0; pixel < 784; pixel++) {
                product += wavelet[pixel] * (y[pixel] - made[pixel]);
            }
            assertThat(product).isCloseTo(0.1 * weights[i], within(1e-9));
        }
    }

    @Test
    void allComponentsExplainAllAndReconstructAsTheFullBankDoes() {
        GaborBasis.Channel channel = ALL.basis().channels().get(0);
        assertThat(channel.totalExplained()).isCloseTo(1, within(1e-6));
        for (int k = 1; k < 20; k++) {
            assertThat(channel.explained()[k]).isLessThanOrEqualTo(channel.explained()[k - 1]);
        }
        GaborRegression regression = GaborRegression.of(GaborBank.of(SHAPE), 0.1);
        assertThat(ALL.reconstruct(0, image(7))).containsExactly(regression.reconstruct(image(7)), within(1e-9));
    }

    @Test
    void rangesAreThoseOfTheImagesScores() {
        GaborBasis.Channel channel = ALL.basis().channels().get(0);
        for (int k = 0; k < 20; k++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < 40; i++) {
                double score = ALL.scores(0, image(i))[k];
                low = Math.min(low, score);
                high = Math.max(high, score);
                sum += score;
            }
            assertThat((double) channel.low()[k]).isCloseTo(low, within(1e-6 * (high - low)));
            assertThat((double) channel.high()[k]).isCloseTo(high, within(1e-6 * (high - low)));
            assertThat(sum).as("scores are centred").isCloseTo(0, within(1e-9));
        }
    }

    /** The difference of two images' weights is what their scores' difference adds, so P gives that of the pictures. */
    @Test
    void imagesOfTheBasisAreWhatScoresAdd() {
        float[] patterns = ALL.basis().channels().get(0).images();
        double[] a = ALL.scores(0, image(1));
        double[] b = ALL.scores(0, image(2));
        double[] pictureA = ALL.reconstruct(0, image(1));
        double[] pictureB = ALL.reconstruct(0, image(2));
        double[] sum = new double[784];
        for (int pixel = 0; pixel < 784; pixel++) {
            for (int k = 0; k < 20; k++) {
                sum[pixel] += (a[k] - b[k]) * patterns[k * 784 + pixel];
            }
        }
        double constant = sum[0] - (pictureA[0] - pictureB[0]);
        for (int pixel = 0; pixel < 784; pixel++) {
            assertThat(sum[pixel] - constant).isCloseTo(pictureA[pixel] - pictureB[pixel], within(1e-5));
        }
    }

    @Test
    void theOrderOfTheImagesLeavesNoTrace() {
        int[] backwards = new int[40];
        for (int i = 0; i < 40; i++) {
            backwards[i] = 39 - i;
        }
        GaborBasis.Channel other = GaborPca.fit(IMAGES.select(backwards, label -> label), 20, 0.1, "a test")
                .basis()
                .channels()
                .get(0);
        GaborBasis.Channel channel = ALL.basis().channels().get(0);
        assertThat(other.images()).isEqualTo(channel.images());
        assertThat(other.low()).isEqualTo(channel.low());
        assertThat(other.high()).isEqualTo(channel.high());
    }

    @Test
    void channelsAreFittedEachForItself() {
        LabelledImages two = images(2);
        GaborBasis both = GaborPca.fit(two, 20, 0.1, "a test").basis();
        byte[] second = new byte[40 * 784];
        byte[] whole = new byte[2 * 784];
        for (int i = 0; i < 40; i++) {
            two.levels(i, whole, 0);
            System.arraycopy(whole, 784, second, i * 784, 784);
        }
        GaborBasis alone = GaborPca.fit(LabelledImages.of("second", SHAPE, second, new int[40]), 20, 0.1, "a test")
                .basis();
        assertThat(both.channels().get(1).images())
                .isEqualTo(alone.channels().get(0).images());
        assertThat(both.channels().get(1).high())
                .isEqualTo(alone.channels().get(0).high());
        assertThat(both.channels().get(0).images())
                .isNotEqualTo(alone.channels().get(0).images());
    }

    @Test
    void saysWhereItComesFrom() {
        assertThat(ALL.basis().origin())
                .isEqualTo(new GaborBasis.Origin("dots", 40, IMAGES.sha256(), 0.1, 960, "a test"));
    }

    @Test
    void refusesWhatItCannotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaborPca.fit(IMAGES, 21, 0.1, "a test"))
                .withMessage(
                        "dots: channel 1: components 21: must lie in 1..20, the number in which these images differ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaborPca.fit(IMAGES, 0, 0.1, "a test"))
                .withMessageContaining("components 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaborPca.fit(IMAGES.first(1), 1, 0.1, "a test"))
                .withMessageContaining("at least 2");
        for (double alpha : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GaborPca.fit(IMAGES, 20, alpha, "a test"))
                    .withMessage("alpha " + alpha + ": must be a number above 0");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.scores(0, new double[3]))
                .withMessageContaining("an image of 3 pixels");
    }

    /** All images alike have no component. */
    @Test
    void refusesImagesThatDoNotDiffer() {
        LabelledImages same = LabelledImages.of("same", SHAPE, new byte[2 * 784], new int[2]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaborPca.fit(same, 1, 0.1, "a test"))
                .withMessageContaining("same: channel 1: the images do not differ");
    }
}
