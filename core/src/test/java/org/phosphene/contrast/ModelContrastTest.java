package org.phosphene.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.phosphene.Chance;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** Observers of which is known how they differ. */
class ModelContrastTest {
    private static final Shape SHAPE = Shape.of(1, 8, 8);
    private static final int CLASSES = 3;
    private static final List<String> NAMES = List.of("a", "b", "c");

    private static double[][] templates() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] templates = new double[CLASSES][SHAPE.size()];
        for (double[] template : templates) {
            for (int i = 0; i < template.length; i++) {
                template[i] = random.nextDouble(-1, 1);
            }
        }
        return templates;
    }

    /** More weight for class 1 on the pixels of rows 5 and 6, columns 1 and 2. */
    private static double[][] withPatch(double weight) {
        double[][] templates = templates();
        for (int row = 5; row < 7; row++) {
            for (int column = 1; column < 3; column++) {
                templates[1][row * SHAPE.width() + column] += weight;
            }
        }
        return templates;
    }

    private static Plan plan(NoiseField noise, long trials, long seed) {
        return Plan.of(noise, CLASSES).withTrials(trials).withSeed(seed);
    }

    private static Plan white(long trials, long seed) {
        return plan(StimulusSpec.of(SHAPE, Noise.uniform()), trials, seed);
    }

    private static ModelContrast contrast(Plan plan, Observer old, Observer now) {
        return Comparison.of(plan).withWorkers(1).run(() -> old, () -> now);
    }

    private static double leastP(ModelContrast contrast) {
        return contrast.classes().stream()
                .map(ClassContrast::map)
                .flatMap(Optional::stream)
                .mapToDouble(MapContrast::leastP)
                .min()
                .orElse(1);
    }

    /** The null hypothesis holds exactly: the smallest p-value over all pixels and classes is uniform. */
    @Test
    void pValuesOfExchangeableObserversAreUniform() {
        int runs = 250;
        for (NoiseField noise : List.of(StimulusSpec.of(SHAPE, Noise.uniform()), SmoothNoise.of(SHAPE, 1.5))) {
            double[] p = new double[runs];
            int findings = 0;
            Tolerance anything = new Tolerance(0.05, 0, 0, 0);
            for (int run = 0; run < runs; run++) {
                Observer old = new NoisyObserver(templates(), 2, 2L * run);
                Observer now = new NoisyObserver(templates(), 2, 2L * run + 1);
                ModelContrast contrast = contrast(plan(noise, 600, run), old, now);
                assertThat(contrast.agreement()).isBetween(0.3, 0.95);
                p[run] = leastP(contrast);
                findings += anything.findings(contrast).isEmpty() ? 0 : 1;
            }
            assertThat(Chance.ofSample(p, x -> x)).isGreaterThan(Chance.FALSE_ALARM);
            // 12 are expected of two exact tests at 2.5 %; McNemar's has fewer
            assertThat(findings).as(noise.kind()).isBetween(2, 30);
        }
    }

    @Test
    void aModelAgainstItselfHasNoContrastAtAll() {
        for (int seed = 0; seed < 50; seed++) {
            Observer same = new NoisyObserver(templates(), 2, 1);
            ModelContrast contrast = contrast(white(2000, seed), same, same);
            assertThat(contrast.agreement()).isEqualTo(1);
            assertThat(contrast.classes()).allSatisfy(one -> {
                assertThat(one.map()).isEmpty();
                assertThat(one.pValue()).isEqualTo(1);
                assertThat(one.change()).isZero();
            });
            assertThat(Tolerance.standard().findings(contrast)).isEmpty();
        }
    }

    @Test
    void aPatchIsFoundInItsPlaceAndForItsClass() {
        ModelContrast contrast =
                contrast(white(40_000, 3), new NoisyObserver(templates(), 0, 0), new NoisyObserver(withPatch(3), 0, 0));
        Tolerance tolerance = Tolerance.standard().withAgreement(0);
        List<Change.OfMap> maps = tolerance.findings(contrast).stream()
                .filter(Change.OfMap.class::isInstance)
                .map(Change.OfMap.class::cast)
                .toList();
        assertThat(maps).hasSize(CLASSES);
        assertThat(maps).allSatisfy(map -> assertThat(map.region()).isEqualTo(new Region(5, 6, 1, 2)));
        assertThat(maps.get(0).value()).isNegative();
        assertThat(maps.get(1).value()).isPositive();
        assertThat(maps.get(1).text(NAMES)).contains("map of class b", "rows 5-6, columns 1-2");
        assertThat(Tolerance.standard().findings(contrast).get(0).text(NAMES))
                .matches("the same answer in \\d\\d\\.\\d\\d % of the trials \\[.*], below 99 %");
    }

    /** The definition, from the trials themselves; and its standard error, from runs with other seeds. */
    @Test
    void theContrastIsTheDifferenceOfTheMapsWeightedByTheirTrials() {
        Observer old = new NoisyObserver(templates(), 1, 1);
        Observer now = new NoisyObserver(withPatch(1), 1, 2);
        int runs = 60;
        double[] values = new double[runs];
        double[] errors = new double[runs];
        for (int run = 0; run < runs; run++) {
            ModelContrast contrast = contrast(white(3000, run), old, now);
            MapContrast map = contrast.classes().get(1).map().orElseThrow();
            int pixel = 5 * SHAPE.width() + 1;
            values[run] = map.contrast().value()[pixel];
            errors[run] = map.contrast().standardError()[pixel];
            double expected = (weighted(contrast.now(), pixel) - weighted(contrast.old(), pixel)) / 3000;
            assertThat(values[run]).isCloseTo(expected, within(1e-12));
        }
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double variance = java.util.Arrays.stream(values)
                        .map(v -> (v - mean) * (v - mean))
                        .sum()
                / (runs - 1);
        double stated = java.util.Arrays.stream(errors).average().orElseThrow();
        assertThat(Math.sqrt(variance) / stated).isBetween(0.7, 1.4);
    }

    private static double weighted(ClassificationImages images, int pixel) {
        double distance =
                images.of(1).orElseThrow().mean()[pixel] - images.noise().mean()[pixel];
        return images.counts().get(1) * distance / images.noise().deviation()[pixel];
    }

    @Test
    void whatOneClassGainsIsAFinding() {
        Observer old = new NoisyObserver(templates(), 0, 0);
        Observer now = (stimuli, count, labels) -> {
            old.label(stimuli, count, labels);
            for (int t = 0; t < count; t++) {
                labels[t] = stimuli[t * SHAPE.size()] > 0.9 ? 2 : labels[t];
            }
        };
        ModelContrast contrast = contrast(white(5000, 1), old, now);
        ClassContrast more = contrast.classes().get(2);
        assertThat(more.lost()).isZero();
        assertThat(more.gained()).isEqualTo(more.after() - more.before()).isGreaterThan(200);
        assertThat(more.change()).isBetween(more.margin(), 0.1);
        assertThat(Tolerance.standard().findings(contrast))
                .anySatisfy(change -> assertThat(change.text(NAMES)).contains("class c is", "points, p below 0.0001"));
    }

    @Test
    void threadsChangeNothing() {
        Plan plan = white(5000, 9);
        Observer old = new NoisyObserver(templates(), 1, 1);
        Observer now = new NoisyObserver(withPatch(0.2), 1, 2);
        ModelContrast one = contrast(plan, old, now);
        ModelContrast three = Comparison.of(plan)
                .withWorkers(3)
                .run(() -> new NoisyObserver(templates(), 1, 1), () -> new NoisyObserver(withPatch(0.2), 1, 2));
        assertThat(three).usingRecursiveComparison().isEqualTo(one);
    }

    /** SciPy: binomtest(k, n, 0.5).pvalue. */
    @Test
    void mcNemarIsTheBinomialTest() {
        assertThat(ClassContrast.mcNemar(3, 15)).isCloseTo(0.007537841796875, within(1e-12));
        assertThat(ClassContrast.mcNemar(120, 90)).isCloseTo(0.045114087864840696, within(1e-12));
        assertThat(ClassContrast.mcNemar(5, 5)).isEqualTo(1);
        assertThat(ClassContrast.mcNemar(0, 0)).isEqualTo(1);
    }

    @Test
    void disagreementsOfAFewTrialsProveNothing() {
        Observer old = (stimuli, count, labels) -> java.util.Arrays.fill(labels, 0, count, 0);
        Observer now = (stimuli, count, labels) -> {
            for (int t = 0; t < count; t++) {
                labels[t] = stimuli[t * SHAPE.size()] > 0.996 ? 1 : 0;
            }
        };
        ModelContrast contrast = contrast(white(500, 2), old, now);
        assertThat(contrast.classes().get(1).gained()).isBetween(1L, 6L);
        assertThat(contrast.classes().get(2).map()).isEmpty();
        assertThat(leastP(contrast)).isGreaterThan(0.02);
    }

    @Test
    void answersOfOtherTrialsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LabelSequence.checkTrials(LabelSequence.MOST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tolerance(0.0001, 0.99, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tolerance.standard().withAgreement(99));
        Plan plan = white(100, 1);
        ClassificationImages maps = TrialRunner.of(plan)
                .run(() -> new NoisyObserver(templates(), 0, 0), () -> ClassMeans.of(plan.stimulus(), CLASSES))
                .images();
        PairedMeans empty = PairedMeans.of(plan.stimulus(), CLASSES, LabelSequence.of());
        assertThatIllegalArgumentException().isThrownBy(() -> ModelContrast.of(maps, empty, 1, 1));
    }
}
