package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudyRuns;

/** The maps of all training seeds of a network from one kind of noise, and numbers of them. */
record NoiseMaps(Map<StudyNetwork, StudyRuns.Maps> byNetwork) {

    /**
     * Makes them.
     *
     * @param noise what a network is shown
     * @param full how many trials there shall be, as in the paper
     */
    static NoiseMaps of(Work work, String network, Function<StudyNetwork, StimulusSpec> noise, long full)
            throws IOException {
        return of(work, work.networks(network), noise, full);
    }

    /** The same of networks that were chosen. */
    static NoiseMaps of(Work work, List<StudyNetwork> networks, Function<StudyNetwork, StimulusSpec> noise, long full)
            throws IOException {
        Map<StudyNetwork, StudyRuns.Maps> made = new LinkedHashMap<>();
        for (StudyNetwork each : networks) {
            made.put(each, work.runs().maps(each, noise.apply(each), full));
        }
        return new NoiseMaps(made);
    }

    /** Those from the paper's white noise. */
    static NoiseMaps white(Work work, String network, long full) throws IOException {
        return of(work, network, NoiseMaps::whiteNoise, full);
    }

    /** The paper's noise for a network: independent pixels, uniform from 0 to 1. */
    static StimulusSpec whiteNoise(StudyNetwork network) {
        return StimulusSpec.of(network.open().contract().shape(), Noise.uniform());
    }

    /** The first network, which stands for all in a figure. */
    StudyNetwork shown() {
        return byNetwork.keySet().iterator().next();
    }

    StudyRuns.Maps maps() {
        return byNetwork.get(shown());
    }

    /** A number of each network. */
    List<Measured> each(ToDoubleFunction<StudyRuns.Maps> number) {
        List<Measured> all = new ArrayList<>();
        byNetwork.forEach((network, maps) -> all.add(Measured.of(network.title(), number.applyAsDouble(maps))));
        return all;
    }

    /** How often each network gets test images right, in percent. */
    List<Measured> testAccuracy() {
        return byNetwork.keySet().stream()
                .map(network -> Measured.of(network.title(), network.testAccuracy()))
                .toList();
    }

    /** The share of one class, in percent. */
    static double share(ClassificationImages images, int label) {
        return 100.0 * images.counts().get(label) / images.trials();
    }

    /** How many maps the network itself calls by their class. */
    static double recognised(StudyRuns.Maps maps) {
        Verdicts verdicts = maps.verdicts();
        return IntStream.range(0, maps.images().classes())
                .filter(c -> verdicts.plain()[c] == c)
                .count();
    }

    /** How many it calls by their class when they are stretched to full contrast. */
    static double recognisedStretched(StudyRuns.Maps maps) {
        Verdicts verdicts = maps.verdicts();
        return IntStream.range(0, maps.images().classes())
                .filter(c -> verdicts.stretched()[c] == c)
                .count();
    }

    /** How many classes were never answered. */
    static double empty(StudyRuns.Maps maps) {
        return maps.images().counts().stream().filter(count -> count == 0).count();
    }
}
