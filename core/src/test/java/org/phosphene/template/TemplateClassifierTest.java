package org.phosphene.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class TemplateClassifierTest {
    private static final Shape PAIR = Shape.of(1, 1, 2);

    private static LabelledImages random(Shape shape, int count, int classes) {
        Random random = new Random(3);
        byte[] levels = new byte[count * shape.size()];
        random.nextBytes(levels);
        return LabelledImages.of(
                "random", shape, levels, random.ints(count, 0, classes).toArray());
    }

    private static double[][] rows(int classes, int size) {
        Random random = new Random(4);
        double[][] rows = new double[classes][];
        Arrays.setAll(rows, c -> random.doubles(size).toArray());
        return rows;
    }

    private static double[] each(double[] row, DoubleUnaryOperator change) {
        return Arrays.stream(row).map(change).toArray();
    }

    private static int[] answers(double[][] rows, Rule rule, LabelledImages images) {
        return TemplateClassifier.of(Templates.ofRows("rows", images.shape(), rows), rule)
                .answers(images);
    }

    /** Two templates for which the rules disagree about one image, worked out by hand. */
    @Test
    void rulesByHand() {
        LabelledImages image = LabelledImages.of("one", PAIR, new byte[] {100, 80}, new int[1]);
        double[][] rows = {{0.5, 0.4}, {2, 3}};
        // 50 + 32 against 200 + 240
        assertThat(answers(rows, Rule.PLAIN, image)).containsExactly(1);
        // (1, 0) against (0, 1)
        assertThat(answers(rows, Rule.PAPER, image)).containsExactly(0);
        // (1, -1) / sqrt 2 against (-1, 1) / sqrt 2
        assertThat(answers(rows, Rule.CENTRED, image)).containsExactly(0);
        assertThat(answers(rows, Rule.DIFFERENCE, image)).containsExactly(0);
    }

    @Test
    void correlationsIgnoreScaleAndOffsetOfEachTemplate() {
        LabelledImages images = random(Shape.of(3, 5, 7), 200, 6);
        double[][] rows = rows(6, 105);
        double[][] changed = new double[6][];
        Arrays.setAll(changed, c -> each(rows[c], value -> (c + 0.5) * value + c - 2));
        assertThat(answers(changed, Rule.CENTRED, images)).containsExactly(answers(rows, Rule.CENTRED, images));
        assertThat(answers(changed, Rule.PAPER, images)).containsExactly(answers(rows, Rule.PAPER, images));
        assertThat(answers(changed, Rule.PLAIN, images)).isNotEqualTo(answers(rows, Rule.PLAIN, images));
    }

    @Test
    void differencesIgnoreWhatAllTemplatesShare() {
        LabelledImages images = random(Shape.of(1, 5, 7), 200, 6);
        double[][] rows = rows(6, 35);
        double[] common = rows(7, 35)[6];
        double[][] changed = new double[6][35];
        for (int c = 0; c < 6; c++) {
            Arrays.setAll(changed[c], rowFor(rows[c], common));
        }
        assertThat(answers(changed, Rule.DIFFERENCE, images)).containsExactly(answers(rows, Rule.DIFFERENCE, images));
    }

    private static java.util.function.IntToDoubleFunction rowFor(double[] row, double[] common) {
        return i -> 3 * row[i] + 10 * common[i];
    }

    /** More templates and values than one step takes, against the definition. */
    @ParameterizedTest
    @EnumSource
    void blocksAreSeamless(Rule rule) {
        LabelledImages images = random(Shape.of(1, 20, 30), 77, 150);
        double[][] rows = rows(150, 600);
        double[][] weights = rule.weights(Templates.ofRows("rows", images.shape(), rows));
        int[] expected = new int[77];
        for (int i = 0; i < 77; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < 150; c++) {
                double match = 0;
                for (int p = 0; p < 600; p++) {
                    match += images.level(i, p) * weights[c][p];
                }
                expected[i] = match > most ? c : expected[i];
                most = Math.max(most, match);
            }
        }
        assertThat(answers(rows, rule, images)).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource
    void flatTemplatesAndImagesAreTiesForTheLowestClassThatHasATemplate(Rule rule) {
        byte[] levels = {7, 7, 0, 0, (byte) 255, (byte) 255};
        LabelledImages flat = LabelledImages.of("flat", PAIR, levels, new int[3]);
        // 0.1 + 0.1 + ... does not give back 0.1: a mean that is not exact must not decide
        double[][] rows = {null, {0.1, 0.1}, {0.1, 0.1}};
        assertThat(answers(rows, rule, flat)).containsExactly(1, 1, 1);
        double[][] zeros = {null, {0, 0}, {0, 0}};
        assertThat(answers(zeros, rule, random(PAIR, 20, 3))).containsOnly(1);
    }

    @ParameterizedTest
    @EnumSource
    void tinyAndHugeTemplatesKeepTheirShape(Rule rule) {
        LabelledImages images = random(Shape.of(1, 4, 4), 50, 3);
        double[][] rows = rows(3, 16);
        for (double scale : new double[] {1e-300, 1e200}) {
            double[][] scaled = new double[3][];
            Arrays.setAll(scaled, c -> each(rows[c], value -> scale * value));
            assertThat(answers(scaled, rule, images)).containsExactly(answers(rows, rule, images));
        }
    }

    @Test
    void mapsWithoutTrialsHaveNoTemplate() {
        double[] mean = {0.2, 0.7};
        ClassificationImage image = new ClassificationImage(1, PAIR, 9, 9, 0.1, mean, new double[2], new double[2]);
        ClassificationImages maps = new ClassificationImages(PAIR, List.of(0L, 9L, 0L), List.of(image));
        Templates templates = Templates.ofMaps(maps);
        assertThat(templates.classes()).isEqualTo(3);
        assertThat(templates.without()).containsExactly(0, 2);
        assertThat(templates.of(0)).isEmpty();
        assertThat(templates.of(1).orElseThrow()).containsExactly(mean);
        Confusion confusion = TemplateClassifier.of(templates, Rule.PAPER).classify(random(PAIR, 30, 3));
        assertThat(confusion.right()).isEqualTo(confusion.images(1));
        assertThat(confusion.withoutTemplate()).containsExactly(0, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.ofMaps(new ClassificationImages(PAIR, List.of(0L), List.of())))
                .withMessage("maps: no class has a template");
    }

    @Test
    void refusesWhatDoesNotFit() {
        Templates templates = Templates.ofRows("rows", PAIR, rows(3, 2));
        TemplateClassifier classifier = TemplateClassifier.of(templates, Rule.PLAIN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.classify(random(Shape.of(1, 2, 1), 9, 3)))
                .withMessage("random has images of 1x2x1, the templates (rows) are of 1x1x2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier.classify(random(PAIR, 100, 4)))
                .withMessage("random has 4 classes, the templates (rows) 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.ofRows("rows", PAIR, new double[][] {null, {1}}))
                .withMessage("rows: the template of class 1 has 1 values, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.ofRows("rows", PAIR, new double[][] {{1, Double.NaN}}))
                .withMessage("rows: the template of class 0 has a value that is not finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Templates.ofMeans(random(PAIR, 100, 4), 3))
                .withMessage("random has 4 classes, more than 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Confusion(new int[2][1], List.of()))
                .withMessage("a row of 1 counts for 2 classes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Confusion(new int[2][2], List.of()))
                .withMessage("0 images: must lie in 1..2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Confusion.of(new int[] {0}, new int[] {2}, 2))
                .withMessage("image 0: class 0 and answer 2 must lie in 0..1");
    }
}
