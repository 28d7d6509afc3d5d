package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.estimate.Contrast;
import org.phosphene.estimate.SignalResponseMeans;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.run.StudyNetwork;

/** The runs of one network with two classes, one for each weight of the signal. */
record BinaryRuns(StudyNetwork network, List<Run> runs) {
    /**
     * One weight of the signal.
     *
     * @param gamma 0 for noise alone
     */
    record Run(double gamma, SignalResponseMeans means) {
        /** Eq. 1 from the noise alone, positive where brightness makes the network answer the first class. */
        Optional<Contrast> noiseAlone() {
            return means.classificationImage(1, 0);
        }

        /** The mean stimulus that was answered with the first class less that of the second. */
        Optional<double[]> stimuli() {
            return means.stimulus(0).flatMap(first -> means.stimulus(1).map(second -> less(first, second)));
        }

        private static double[] less(double[] first, double[] second) {
            double[] difference = new double[first.length];
            for (int i = 0; i < difference.length; i++) {
                difference[i] = first[i] - second[i];
            }
            return difference;
        }
    }

    /**
     * Makes them.
     *
     * @param digits signals, with the network's classes as labels
     * @param full how many trials each has
     */
    static BinaryRuns of(Work work, StudyNetwork network, LabelledImages digits, List<Double> gammas, long full)
            throws IOException {
        List<Run> runs = new ArrayList<>();
        for (double gamma : gammas) {
            SignalInNoise stimulus = new SignalInNoise(StimulusSpec.of(digits.shape(), Noise.uniform()), digits, gamma);
            runs.add(new Run(
                    gamma, work.runs().estimate(network, stimulus, full, () -> SignalResponseMeans.of(stimulus, 2))));
        }
        return new BinaryRuns(network, runs);
    }

    /** The run with the strongest signal. */
    Run strongest() {
        return runs.get(runs.size() - 1);
    }
}
