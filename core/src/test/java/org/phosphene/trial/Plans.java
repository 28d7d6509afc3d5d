package org.phosphene.trial;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.stimulus.GaborBases;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StimulusSpec;

/** The plans that every test of the runner is run on; none has a whole number of blocks or of batches. */
final class Plans {
    private Plans() {}

    static List<Plan> all() {
        return List.of(
                plan(Shape.of(1, 1, 784), Noise.uniform(), 10, 5000).withBatch(64),
                plan(Shape.of(3, 32, 32), Noise.gaussian(), 300, 2001).withBatch(7),
                plan(Shape.of(2, 5, 7), Noise.binary(), 2, 9999)
                        .withBatch(1000)
                        .withConfidence(true)
                        .withSeed(-4),
                plan(Shape.of(1, 1, 1), Noise.uniform(), 256, 3000).withBatch(1),
                Plan.of(new SignalInNoise(StimulusSpec.of(Shape.of(1, 4, 4), Noise.gaussian()), signals(), 0.3), 4)
                        .withTrials(4100)
                        .withConfidence(true),
                Plan.of(SmoothNoise.of(Shape.of(2, 5, 7), 1.5), 10)
                        .withTrials(5001)
                        .withBatch(50),
                Plan.of(GaborBases.noise(Shape.of(2, 5, 7), 6), 10)
                        .withTrials(5002)
                        .withBatch(20)
                        .withSeed(-5));
    }

    /** One that has ten blocks, and takes next to no time. */
    static Plan tenBlocks() {
        return plan(Shape.of(1, 3, 5), Noise.uniform(), 10, 10_000).withBatch(32);
    }

    private static Plan plan(Shape shape, Noise noise, int classes, long trials) {
        return Plan.of(StimulusSpec.of(shape, noise), classes).withTrials(trials);
    }

    static Supplier<ClassMeans> means(Plan plan) {
        return () -> ClassMeans.of(plan.stimulus(), plan.classes());
    }

    private static LabelledImages signals() {
        byte[] levels = new byte[5 * 16];
        new Random(3).nextBytes(levels);
        return LabelledImages.of("noise", Shape.of(1, 4, 4), levels, new int[] {0, 1, 0, 1, 2});
    }
}
