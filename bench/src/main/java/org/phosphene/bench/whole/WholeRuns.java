package org.phosphene.bench.whole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.phosphene.bench.measure.Job;
import org.phosphene.bench.measure.Machine;
import org.phosphene.bench.measure.Rounds;
import org.phosphene.bench.process.BusyNeighbour;
import org.phosphene.bench.process.PeakMemory;
import org.phosphene.observer.ObserverException;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.trial.Plan;

/** Measures whole runs of every contender, of the network alone, of the peer, and beside a busy process. */
public final class WholeRuns {
    static final String PEER = "peer";
    static final String PEER_TUNED = "peer, tuned";
    static final int FEW = 1;
    static final int MANY = 2;

    private static final int MOST_TO_WARM_UP = 2048;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Settings settings;
    private final Plan plan;
    private final Rounds rounds;
    private final Consumer<String> progress;

    /**
     * @param progress is told, as a line, how far it is
     */
    public WholeRuns(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        var contract = settings.model().contract();
        Plan any = Plan.of(StimulusSpec.of(contract.shape(), Noise.uniform()), contract.classes());
        plan = any.withTrials(settings.trials())
                .withBatch(settings.model().batch(any.batch()))
                .withObserver(asked(settings.model()));
        rounds = new Rounds(progress);
    }

    /** The model, whichever engine runs it. */
    private static Map<String, String> asked(OnnxModel model) {
        Map<String, String> fields = new LinkedHashMap<>(model.fields(Preprocessing.of(0, 1)));
        fields.remove("observer.engine");
        return fields;
    }

    private Plan plan(Contender contender) {
        return plan.withBatch(contender.batch());
    }

    static String whole(Contender contender) {
        return contender.name() + ", whole run";
    }

    static String forward(Contender contender) {
        return contender.name() + ", network alone";
    }

    static String alone(Contender contender) {
        return contender.name() + ", undisturbed";
    }

    static String beside(Contender contender) {
        return contender.name() + ", beside a busy process";
    }

    /**
     * Measures all.
     *
     * @throws ModelException if no contender can run the model
     * @throws Exception if a run fails
     */
    public WholeRunsResult measure() throws Exception {
        Machine machine = Machine.here();
        List<Contender> contenders = warmedUp(Contenders.of(settings.model(), plan.stimulus()));
        List<Job> jobs = new ArrayList<>();
        for (Contender contender : contenders) {
            for (int workers = FEW; workers <= MANY; workers++) {
                jobs.add(new Job(whole(contender), workers, new WholeRun(plan(contender), contender, workers)::time));
                jobs.add(new Job(
                        forward(contender), workers, new ForwardRun(plan(contender), contender, workers)::time));
            }
        }
        settings.peer().ifPresentOrElse(command -> jobs.addAll(peers(command)), () -> {
            rounds.absent(PEER, "not installed");
            rounds.absent(PEER_TUNED, "not installed");
        });
        rounds.measure(jobs, settings.rounds());
        Long peak = PeakMemory.ofThisProcess().stream().boxed().findFirst().orElse(null);
        Contender fastest = fastest(contenders);
        rounds.measure(disturbed(fastest), settings.rounds());
        return WholeRunsResult.of(machine, plan, settings, contenders, fastest, rounds, matrixProducts(), peak);
    }

    private List<Contender> warmedUp(List<Contender> all) throws Exception {
        List<Contender> able = new ArrayList<>();
        RuntimeException refused = null;
        for (Contender contender : all) {
            progress.accept("warming up: " + contender.name());
            Plan few = plan(contender).withTrials(Math.min(settings.trials(), MOST_TO_WARM_UP));
            try {
                long start = System.nanoTime();
                do { // the JVM compiles what is used often, whether a model is fast or slow
                    new WholeRun(few, contender, MANY).time();
                    new ForwardRun(few, contender, MANY).time();
                } while (System.nanoTime() - start < WARM_UP_NANOS);
                able.add(contender);
            } catch (ModelException | ObserverException e) {
                refused = e;
                rounds.absent(contender.name(), e.getMessage());
            }
        }
        if (able.isEmpty() && refused != null) {
            throw refused;
        }
        return able;
    }

    private List<Job> peers(String command) {
        Peer peer = new Peer(command, settings.peerTrials(), MANY, settings.peerLimit());
        return List.of(new Job(PEER, MANY, () -> peer.time(false)), new Job(PEER_TUNED, MANY, () -> peer.time(true)));
    }

    private Contender fastest(List<Contender> contenders) {
        return contenders.stream()
                .max(Comparator.comparingDouble(
                        it -> rounds.measurements().of(whole(it), MANY).median().orElseThrow()))
                .orElseThrow();
    }

    private List<Job> disturbed(Contender contender) {
        WholeRun run = new WholeRun(plan(contender), contender, MANY);
        return List.of(
                new Job(alone(contender), MANY, run::time),
                new Job(beside(contender), MANY, () -> BusyNeighbour.beside(run::time)));
    }

    private static Map<String, Double> matrixProducts() {
        Map<String, Double> gigaflops = new LinkedHashMap<>();
        Contenders.matrixProducts().forEach((precision, product) -> gigaflops.put(precision, product.gigaflops(MANY)));
        return gigaflops;
    }
}
