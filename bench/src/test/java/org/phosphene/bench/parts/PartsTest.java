package org.phosphene.bench.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.stimulus.Noise;

/** Every benchmark runs, and a baseline that does the same job comes to the same result. */
class PartsTest {
    private static final int SIZE = Fields.SHAPE.size();

    @Test
    void commonsRngHasTheSameWords() {
        PhiloxWords part = new PhiloxWords();
        int[] ours = part.phosphene().clone();
        assertThat(part.commonsRngPhilox()).isEqualTo(ours);
        assertThat(part.splittableRandom()).isNotEqualTo(ours);
        assertThat(part.phosphene()).as("the next trial").isNotEqualTo(ours);
    }

    @Test
    void uniformFieldsHaveTheSameDistribution() {
        UniformFields part = new UniformFields();
        assertMoments(part::phosphene);
        assertMoments(part::splittableRandom);
    }

    @Test
    void gaussianFieldsHaveTheSameDistribution() {
        GaussianFields part = new GaussianFields();
        assertMoments(part::phosphene);
        assertMoments(part::random);
        assertMoments(part::splittableRandom);
    }

    /** Mean, deviation and the likeness of neighbours over 640 fields; all images count as draws, so errors are below 0.002. */
    @Test
    void smoothFieldsHaveTheSameDistribution() {
        SmoothFields part = new SmoothFields();
        double[] ours = moments(part::phosphene);
        double[] blurred = moments(part::blurred);
        assertThat(ours).containsExactly(blurred, within(0.01));
    }

    @Test
    void gaborFieldsHaveTheSameDistribution() {
        GaborFields part = new GaborFields();
        double[] ours = moments(part::phosphene);
        double[] plain = moments(part::plainLoop);
        assertThat(ours).containsExactly(plain, within(0.01));
    }

    private static double[] moments(java.util.function.Supplier<float[]> fields) {
        double[] moments = new double[3];
        double n = 10.0 * SmoothFields.TOGETHER * SIZE;
        for (int f = 0; f < 10; f++) {
            float[] values = fields.get();
            for (int i = 0; i < values.length; i++) {
                double value = values[i] - Noise.DEFAULT_MEAN;
                moments[0] += value / n;
                moments[1] += value * value / n;
                moments[2] += i % 28 < 27 ? value * (values[i + 1] - Noise.DEFAULT_MEAN) / n : 0;
            }
        }
        return moments;
    }

    /** Mean and deviation over 1000 fields, within six standard errors. */
    private static void assertMoments(java.util.function.Supplier<float[]> fields) {
        double n = 1000.0 * SIZE;
        double sum = 0;
        double squares = 0;
        for (int f = 0; f < 1000; f++) {
            for (float value : fields.get()) {
                sum += value;
                squares += (double) value * value;
            }
        }
        double deviation = Math.sqrt(1.0 / 12);
        double mean = sum / n;
        assertThat(mean).isCloseTo(Noise.DEFAULT_MEAN, within(6 * deviation / Math.sqrt(n)));
        assertThat(Math.sqrt(squares / n - mean * mean)).isCloseTo(deviation, within(6 * deviation / Math.sqrt(n)));
    }

    @Test
    void sumsAreTheSame() {
        ClassSums part = new ClassSums();
        PlainSums plain = (PlainSums) part.plainSums();
        part.plainSums();
        PlainSums product = (PlainSums) part.oneHotProduct();
        part.oneHotProduct();
        part.phosphene();
        ClassificationImages images = part.phosphene().images();
        assertSame(images, plain);
        assertSame(images, product);
    }

    @Test
    void replaysAreTheSame() throws IOException {
        Replay part = new Replay();
        part.answer();
        assertSame(part.phosphene(), (PlainSums) part.plainLoop());
    }

    private static void assertSame(ClassificationImages images, PlainSums sums) {
        assertThat(images.images()).hasSize(ClassSums.CLASSES);
        images.images().forEach(image -> {
            assertThat(image.trials()).isEqualTo(sums.count(image.label()));
            IntStream.range(0, SIZE).forEach(i -> {
                assertThat(image.mean()[i]).isCloseTo(sums.mean(image.label(), i), within(1e-6));
                assertThat(image.standardError()[i]).isCloseTo(sums.standardError(image.label(), i), within(1e-6));
            });
        });
    }

    @Test
    void answersAreTheSame() throws IOException {
        AnswersWriting writing = new AnswersWriting();
        writing.open();
        try {
            byte[] bytes = Files.readAllBytes(writing.plainBytes());
            Sheet sheet = new Sheet();
            try (var channel = Files.newByteChannel(writing.phosphene())) {
                AnswersFile answers =
                        AnswersFile.open(channel, fields -> sheet.plan().layout());
                assertThat(answers.answered()).isEqualTo(Sheet.TRIALS).isEqualTo(bytes.length);
                int[] labels = new int[sheet.plan().layout().block()];
                answers.read(3, labels, new byte[labels.length]);
                for (int t = 0; t < labels.length; t++) {
                    assertThat(labels[t]).isEqualTo(bytes[3 * labels.length + t]);
                }
            }
        } finally {
            writing.close();
        }
        AnswersReading reading = new AnswersReading();
        reading.open();
        try {
            assertThat(reading.phosphene()).isEqualTo(reading.plainBytes()).isPositive();
        } finally {
            reading.close();
        }
    }
}
