package org.phosphene.studies.run;

import java.util.List;
import org.phosphene.onednn.Engine;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.onnx.network.Network;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.result.RunSource;
import org.phosphene.triggered.AverageSums;
import org.phosphene.triggered.Recording;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.Unit;

/** Spike-triggered averages of units under the paper's white noise. Responses are not kept: they are asked anew each time. */
public final class FilterRuns {
    private final StudySetting setting;
    private final Protocol protocol;

    FilterRuns(StudySetting setting, Protocol protocol) {
        this.setting = setting;
        this.protocol = protocol;
    }

    /** A network to look into. */
    public static Network open(AskedModel network) {
        return Network.of(network.open(), network.preprocessing());
    }

    /**
     * The averages of units.
     *
     * @param network that the units are of
     * @param which with the windows that are looked at
     * @param full how many trials they are to have; the setting may allow fewer
     */
    public List<TriggeredAverage> of(AskedModel network, LayerUnits units, List<Unit> which, long full) {
        NoiseField noise = StimulusSpec.of(network.open().contract().shape(), Noise.uniform());
        Recording recording = Recording.of(noise, setting.seed(), setting.trials(full));
        String task = network.title() + ", " + units.tensor().name();
        protocol.run(new RunSource(
                network.name(),
                network.trainingSeed(),
                network.sha256(),
                noise.kind() + " noise",
                recording.trials(),
                recording.seed(),
                network.open().fields(network.preprocessing()).getOrDefault(Engine.ENGINE, "ONNX Runtime")));
        AverageSums sums = AverageSums.of(recording, which);
        try (RunWatch.Begun progress = setting.watch().begin(task, recording.trials())) {
            recording
                    .withWorkers(setting.workers())
                    .withStop(setting.stop())
                    .withListener(progress)
                    .run(units::open, List.of(sums));
        }
        return sums.averages();
    }
}
