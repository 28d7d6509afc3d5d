package org.phosphene.studies.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.stimulation.ClassActivations;
import org.phosphene.onnx.stimulation.Microstimulation;
import org.phosphene.onnx.stimulation.StimulatedAnswers;
import org.phosphene.onnx.stimulation.StimulatedLayer;
import org.phosphene.onnx.stimulation.StimulationDesign;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.RunSource;
import org.phosphene.trial.Progress;
import org.phosphene.trial.Tasks;

/**
 * Microstimulations whose answers are kept in a folder, a file for each network and layer, so that the figures which show the
 * same ones do not ask again.
 */
public final class StudyStimulations {
    private final StudySetting setting;
    private final Protocol protocol;

    StudyStimulations(StudySetting setting, Protocol protocol) {
        this.setting = setting;
        this.protocol = protocol;
    }

    /**
     * What is stimulated with what.
     *
     * @param layers each for itself
     * @param train images that tell how active the maps are, with the network's labels
     * @param test images that are shown in noise, with the network's labels
     * @param perClass how many of each class at most, from the first on
     */
    public record Wish(
            StudyNetwork network,
            List<String> layers,
            LabelledImages train,
            LabelledImages test,
            int perClass,
            StimulationDesign design) {}

    /**
     * The answers of each layer, one for each class in order.
     *
     * @throws org.phosphene.trial.RunStoppedException if it was told to stop; layers that are complete are kept
     */
    public Map<String, List<StimulatedAnswers>> of(Wish wish) throws IOException {
        Files.createDirectories(setting.answers());
        Map<String, List<StimulatedAnswers>> found = new LinkedHashMap<>();
        Network network = Network.of(wish.network().open(), wish.network().preprocessing());
        for (String name : wish.layers()) {
            StimulatedLayer layer = StimulatedLayer.of(network, name);
            KeptStimulation kept = KeptStimulation.of(wish, layer, network);
            Path file = setting.answers().resolve(kept.name());
            Optional<List<StimulatedAnswers>> earlier = kept.read(file);
            List<StimulatedAnswers> answers = earlier.isPresent() ? earlier.get() : ask(wish, network, layer);
            if (earlier.isEmpty()) {
                kept.write(file, answers);
            }
            found.put(name, answers);
            note(wish, network, name);
        }
        return found;
    }

    private void note(Wish wish, Network network, String layer) {
        StimulationDesign design = wish.design();
        protocol.run(new RunSource(
                wish.network().name(),
                wish.network().trainingSeed(),
                wish.network().sha256(),
                wish.test().name() + " in uniform noise, " + design.gammas().size() + " gammas, " + layer
                        + " with current of strength " + design.strengths().get(0) + " to "
                        + design.strengths().get(design.strengths().size() - 1) + ", stimuli of each class",
                (long) wish.perClass() * design.gammas().size(),
                design.seed(),
                network.model().fields(network.preprocessing()).get("observer.engine")));
    }

    private List<StimulatedAnswers> ask(Wish wish, Network network, StimulatedLayer layer) {
        setting.watch()
                .say(wish.network().title() + ", " + layer.name() + ": activations by "
                        + wish.train().name());
        ClassActivations activations = ClassActivations.of(network, List.of(layer), wish.train(), setting.workers());
        Microstimulation stimulation = new Microstimulation(network, List.of(layer), activations);
        List<LabelledImages> classes = IntStream.range(0, wish.network().classes())
                .mapToObj(label -> some(wish, label))
                .toList();
        long stimuli = classes.stream().mapToLong(LabelledImages::count).sum()
                * wish.design().gammas().size()
                * wish.design().strengths().size();
        String task = wish.network().title() + ", " + layer.name() + " with current";
        try (RunWatch.Begun progress = setting.watch().begin(task, stimuli)) {
            LongConsumer done = counted(progress, stimuli);
            List<Callable<StimulatedAnswers>> tasks = new ArrayList<>();
            for (int c = 0; c < classes.size(); c++) {
                int label = c;
                tasks.add(() -> stimulation.run(label, classes.get(label), wish.design(), done, setting.stop()));
            }
            return Tasks.all(tasks, setting.workers());
        }
    }

    private static LongConsumer counted(RunWatch.Begun progress, long all) {
        AtomicLong count = new AtomicLong();
        long begun = System.nanoTime();
        return more -> {
            synchronized (count) {
                long now = count.addAndGet(more);
                progress.accept(new Progress(now, now, all, Duration.ofNanos(System.nanoTime() - begun)));
            }
        };
    }

    private static LabelledImages some(Wish wish, int label) {
        int[] chosen = IntStream.range(0, wish.test().count())
                .filter(i -> wish.test().label(i) == label)
                .limit(wish.perClass())
                .toArray();
        return wish.test().select(chosen, same -> same);
    }
}
