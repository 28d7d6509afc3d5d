package org.phosphene.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.ReferenceNumbers;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Answers, intervals and p-values against those of NumPy and SciPy (templates.py). */
class ReferenceTemplatesTest {
    private static final ReferenceNumbers NUMPY = ReferenceNumbers.of(ReferenceTemplatesTest.class, "templates.txt");
    private static final int CLASSES = 5;
    private static final int EMPTY = 3;

    private static LabelledImages images(String name) {
        int[] pixels = NUMPY.integers(name);
        byte[] levels = new byte[pixels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) pixels[i];
        }
        int[] labels = NUMPY.integers(name + "_labels");
        return LabelledImages.of(name, Shape.of(1, 3, 4), levels, labels);
    }

    @Test
    void meanImages() {
        Templates means = Templates.ofMeans(images("train"));
        double[] all = means.covered().stream()
                .flatMapToDouble(c -> java.util.Arrays.stream(means.of(c).orElseThrow()))
                .toArray();
        assertThat(all).containsExactly(NUMPY.reals("means"), within(1e-15));
        assertThat(means.without()).containsExactly(EMPTY);
    }

    @ParameterizedTest
    @EnumSource
    void answers(Rule rule) {
        LabelledImages test = images("test");
        TemplateClassifier classifier = TemplateClassifier.of(Templates.ofMeans(images("train")), rule);
        int[] answers = classifier.answers(test);
        assertThat(answers).containsExactly(NUMPY.integers(rule.toString())).doesNotContain(EMPTY);
        Confusion confusion = classifier.classify(test);
        assertThat(confusion.counts())
                .isDeepEqualTo(Confusion.of(NUMPY.integers("test_labels"), answers, CLASSES)
                        .counts());
        assertThat(confusion.withoutTemplate()).containsExactly(EMPTY);
        assertThat(confusion.images(EMPTY)).isPositive();
        assertThat(confusion.share(EMPTY, EMPTY)).isZero();
    }

    static java.util.stream.Stream<String> binomials() {
        return NUMPY.names().stream().filter(name -> name.startsWith("binomial."));
    }

    @ParameterizedTest
    @MethodSource("binomials")
    void intervalAndPValue(String name) {
        String[] parts = name.split("\\.", -1);
        int right = Integer.parseInt(parts[1]);
        int[][] counts = new int[Integer.parseInt(parts[3])][Integer.parseInt(parts[3])];
        counts[1][1] = right;
        counts[1][0] = Integer.parseInt(parts[2]) - right;
        Confusion confusion = new Confusion(counts, java.util.List.of());
        double[] expected = NUMPY.reals(name);
        assertThat(confusion.interval().low()).isCloseTo(expected[0], within(1e-10));
        assertThat(confusion.interval().high()).isCloseTo(expected[1], within(1e-10));
        assertThat(confusion.pValue()).isCloseTo(expected[2], within(1e-9 * expected[2]));
        assertThat(confusion.accuracy()).isEqualTo((double) right / Integer.parseInt(parts[2]));
    }
}
