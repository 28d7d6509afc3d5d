package org.phosphene.studies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackPoint;
import org.phosphene.attack.AttackRun;
import org.phosphene.attack.AttackedStimuli;
import org.phosphene.attack.Condition;
import org.phosphene.estimate.Proportion;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.run.RunWatch;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.trial.Plan;
import org.phosphene.trial.Progress;

/** Shows a network stimuli into which patterns of its classes are mixed (section 3.2 of the paper). */
record Mixing(Work work, StudyNetwork network) {
    /** Gamma as in Table 2. */
    static final List<Double> GAMMAS =
            IntStream.rangeClosed(0, 10).mapToObj(step -> step / 10.0).toList();

    /** The images of a study, a tenth of them in a quick one. */
    static AttackedStimuli images(Work work, LabelledImages images, int most) {
        return AttackedStimuli.ofImages(images.first(work.setting().quick() ? most / 10 : most));
    }

    /** As many of the paper's noise that no map was made of. */
    static AttackedStimuli noise(Work work, StudyNetwork network, int count) {
        return AttackedStimuli.ofNoise(
                NoiseMaps.whiteNoise(network).field(), work.setting().seed(), count);
    }

    /**
     * Mixes; what the network says is asked of ONNX Runtime.
     *
     * @param patterns one for each class, null for a class without
     * @return empty if no class has a pattern
     */
    Optional<AttackAnswers> ask(String name, AttackedStimuli stimuli, float[][] patterns, List<Double> gammas) {
        List<Integer> all = IntStream.range(0, network.classes()).boxed().toList();
        List<Condition> grid = Condition.grid(Arrays.copyOf(patterns, network.classes()), all, gammas);
        if (grid.isEmpty()) {
            return Optional.empty();
        }
        OnnxModel model = network.open();
        AttackRun run = AttackRun.of(stimuli, grid, network.classes())
                .withBatch(model.batch(Plan.preferredBatch(stimuli.shape().size())))
                .withWorkers(work.setting().workers())
                .withStop(work.setting().stop());
        long questions = run.questions();
        try (RunWatch.Begun progress = work.setting().watch().begin(network.title() + ", " + name, questions)) {
            AtomicLong count = new AtomicLong();
            long begun = System.nanoTime();
            return Optional.of(run.withListener(more -> {
                        synchronized (count) {
                            long now = count.addAndGet(more);
                            Duration time = Duration.ofNanos(System.nanoTime() - begun);
                            progress.accept(new Progress(now, now, questions, time));
                        }
                    })
                    .run(() -> model.observer(network.preprocessing())));
        }
    }

    /** The share of all stimuli that are called the target, in percent, as the paper counts; nothing without answers. */
    static List<Measured> called(List<Mixed> all, double gamma) {
        List<Measured> measured = new ArrayList<>();
        for (Mixed one : all) {
            one.at(gamma)
                    .flatMap(AttackPoint::called)
                    .ifPresent(share -> measured.add(measured(one.network().title(), share)));
        }
        return measured;
    }

    static Measured measured(String of, Proportion share) {
        return Measured.of(of, 100 * share.value(), 100 * share.low(), 100 * share.high());
    }

    /** What one network said, if it had a pattern to be attacked with. */
    record Mixed(StudyNetwork network, Optional<AttackAnswers> answers) {
        /** The point of a gamma, over all targets. */
        Optional<AttackPoint> at(double gamma) {
            return answers.flatMap(given -> given.curve().stream()
                    .filter(point -> point.strength() == gamma)
                    .findFirst());
        }
    }
}
