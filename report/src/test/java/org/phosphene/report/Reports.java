package org.phosphene.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Weighting;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/** Reports of simulated observers. */
final class Reports {
    static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");
    /** Most of the noise is called 8; 5 is never answered. */
    static final double[] LOPSIDED = {-6, -5, -7, -6, -8, -1000, -9, -7, 5, -8};

    private Reports() {}

    /** Digits on 1x28x28, lopsided. */
    static MapReport digits(long trials) {
        return of(TemplateObserver.digits(1, 28, LOPSIDED), plan(Shape.of(1, 28, 28), 10, trials));
    }

    /** Coloured digits on 3x32x32. */
    static MapReport colours(long trials) {
        double[] biases = new double[10];
        biases[7] = -1000;
        return of(TemplateObserver.digits(3, 32, biases), plan(Shape.of(3, 32, 32), 10, trials));
    }

    /** A class is a pixel, the brightest wins; where there are more classes than pixels, later ones count for more. */
    static MapReport brightest(Shape shape, int classes, long trials) {
        int size = shape.size();
        Observer observer = (stimuli, count, labels) -> {
            for (int t = 0; t < count; t++) {
                float best = Float.NEGATIVE_INFINITY;
                for (int c = 0; c < classes; c++) {
                    float value = (1 + c / size) * (stimuli[t * size + c % size] - 0.5f);
                    labels[t] = value > best ? c : labels[t];
                    best = Math.max(best, value);
                }
            }
        };
        return of(observer, plan(shape, classes, trials));
    }

    static Plan plan(Shape shape, int classes, long trials) {
        return Plan.of(StimulusSpec.of(shape, Noise.uniform()), classes).withTrials(trials);
    }

    static MapReport of(Observer observer, Plan plan) {
        ClassificationImages images = TrialRunner.of(plan)
                .withWorkers(2)
                .run(() -> observer, () -> ClassMeans.of(plan.stimulus(), plan.classes()))
                .images();
        List<String> names =
                IntStream.range(0, plan.classes()).mapToObj(Integer::toString).toList();
        return new MapReport(
                "Template observer",
                images,
                names,
                Optional.of(verdicts(observer, images)),
                Weighting.plain(),
                provenance(plan, 2, DATE));
    }

    static Provenance provenance(Plan plan, int workers, Instant date) {
        String sha = "0123456789abcdef".repeat(4);
        return new Provenance(
                plan.fields(), plan.trials() + 18, sha, "0.1", "17, a vendor", "Linux, amd64", workers, date);
    }

    private static Verdicts verdicts(Observer observer, ClassificationImages images) {
        int[] plain = new int[images.classes()];
        int[] stretched = new int[images.classes()];
        Arrays.fill(plain, Verdicts.NONE);
        Arrays.fill(stretched, Verdicts.NONE);
        int[] label = new int[1];
        for (ClassificationImage image : images.images()) {
            float[] map = new float[image.mean().length];
            for (int i = 0; i < map.length; i++) {
                map[i] = (float) image.mean()[i];
            }
            observer.label(map, 1, label);
            plain[image.label()] = label[0];
            observer.label(image.stretched(), 1, label);
            stretched[image.label()] = label[0];
        }
        return new Verdicts(plain, stretched);
    }

    static MapReport named(MapReport report, String title, List<String> names) {
        return new MapReport(title, report.images(), names, report.verdicts(), report.weighting(), report.provenance());
    }
}
