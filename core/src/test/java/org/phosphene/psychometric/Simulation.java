package org.phosphene.psychometric;

import java.util.Arrays;
import java.util.function.Function;

/** An observer who has a known psychometric function, asked at the levels of Fig. 9. */
final class Simulation {
    /** What is recovered, in the order of the columns. */
    static final String[] NAMES = {"threshold", "width", "slope", "guess", "lapse"};

    private static final long SEED = 20200426;
    /** Answers at each level, as many as the studies have. With 100, intervals of the slope are a little wide: 97.3 %. */
    private static final int ASKED = 250;

    private Simulation() {}

    /** 0, 0.05 .. 1. */
    static double[] gammas() {
        double[] levels = new double[21];
        Arrays.setAll(levels, i -> i / 20.0);
        return levels;
    }

    static PsychometricData counts(int stimuli, Function<Integer, Integer> given) {
        int[] counts = new int[21];
        Arrays.setAll(counts, given::apply);
        int[] asked = new int[21];
        Arrays.fill(asked, stimuli);
        return new PsychometricData(gammas(), counts, asked);
    }

    static PsychometricFunction truth(Sigmoid sigmoid) {
        return new PsychometricFunction(sigmoid, 0.45, sigmoid.scaleOf(0.4, 0.45), 0.1, 0.05);
    }

    static PsychometricModel model(Sigmoid sigmoid) {
        return PsychometricModel.of(sigmoid).withGuess(Asymptote.within(0, 0.3)).withLapse(Asymptote.within(0, 0.2));
    }

    /** How many of the intervals of some simulated sets hold the truth: one count for each of {@link #NAMES}. */
    static int[] covered(Sigmoid sigmoid, int sets, int resamples) {
        PsychometricFunction truth = truth(sigmoid);
        double[] numbers = {truth.threshold(), truth.width(), truth.slope(), truth.guess(), truth.lapse()};
        PsychometricData asked = counts(ASKED, i -> 0);
        int[] covered = new int[numbers.length];
        for (int set = 0; set < sets; set++) {
            PsychometricData data = Bootstrap.of(SEED).answers(set, truth, asked);
            PsychometricFit.Fitted fit = (PsychometricFit.Fitted)
                    PsychometricFit.of(data, model(sigmoid), new Bootstrap(resamples, SEED + 1 + set));
            Estimate[] estimates = {fit.threshold(), fit.width(), fit.slope(), fit.guess(), fit.lapse()};
            for (int i = 0; i < numbers.length; i++) {
                covered[i] += estimates[i].covers(numbers[i]) ? 1 : 0;
            }
        }
        return covered;
    }
}
