package org.phosphene.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.phosphene.estimate.Proportion;
import org.phosphene.observer.Observer;
import org.phosphene.trial.ObserverPool;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.Tasks;

/**
 * HopSkipJump on several images.
 *
 * @param targeted one path for each image that another class's image could start from
 * @param untargeted one path for each image
 * @param questions how many stimuli were shown
 */
public record Walks(List<HopSkipJump.Path> targeted, List<HopSkipJump.Path> untargeted, long questions) {
    public Walks {
        targeted = List.copyOf(targeted);
        untargeted = List.copyOf(untargeted);
    }

    /**
     * Walks from the first images. Image i goes to the class (its own + 1 + i mod (classes - 1)), from the first image of that
     * class among {@code starts} that the observer calls so, and without a target from noise.
     *
     * @param images the first {@code count} of which are attacked
     * @param starts images of all classes
     * @param attack with the budget of each path
     * @param observers gives one for each thread, which are closed at the end
     * @throws RunStoppedException if it was told to stop
     */
    public static Walks of(
            AttackedStimuli images,
            int count,
            AttackedStimuli starts,
            int classes,
            HopSkipJump attack,
            Supplier<? extends Observer> observers,
            int workers,
            BooleanSupplier stop,
            LongConsumer told) {
        List<Callable<List<HopSkipJump.Path>>> tasks = new ArrayList<>();
        try (ObserverPool pool = new ObserverPool(observers)) {
            for (int i = 0; i < Math.min(count, images.count()); i++) {
                int image = i;
                tasks.add(() -> pool.with(observer -> {
                    if (stop.getAsBoolean()) {
                        throw new RunStoppedException("stopped");
                    }
                    List<HopSkipJump.Path> both = both(images, image, starts, classes, attack, observer);
                    told.accept(
                            both.stream().mapToLong(HopSkipJump.Path::questions).sum());
                    return both;
                }));
            }
            List<List<HopSkipJump.Path>> all = Tasks.all(tasks, workers);
            long questions = all.stream()
                    .flatMap(List::stream)
                    .mapToLong(HopSkipJump.Path::questions)
                    .sum();
            return new Walks(
                    all.stream().map(both -> both.get(0)).toList(),
                    all.stream().map(both -> both.get(1)).toList(),
                    questions);
        }
    }

    private static List<HopSkipJump.Path> both(
            AttackedStimuli images,
            int image,
            AttackedStimuli starts,
            int classes,
            HopSkipJump attack,
            Observer observer) {
        float[] values = images.values(image);
        int own = images.truth(image);
        int target = (own + 1 + image % (classes - 1)) % classes;
        HopSkipJump.Path to = new HopSkipJump.Path(List.of(), new float[0], 0);
        for (int s = 0; s < starts.count() && to.steps().isEmpty(); s++) {
            if (starts.truth(s) == target) {
                to = attack.attack(observer, values, 2L * image, label -> label == target, starts.values(s));
            }
        }
        HopSkipJump.Path away = attack.attack(observer, values, 2L * image + 1, label -> label != own, null);
        return List.of(to, away);
    }

    /**
     * Of how many images a path is no longer than {@code length} after at most {@code questions} questions.
     *
     * @param length L2 distance
     */
    public static Proportion share(List<HopSkipJump.Path> paths, double length, long questions) {
        long near = paths.stream()
                .filter(path -> path.within(questions).orElse(Double.POSITIVE_INFINITY) <= length)
                .count();
        return Proportion.of(near, paths.size());
    }
}
