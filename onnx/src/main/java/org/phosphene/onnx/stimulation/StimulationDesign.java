package org.phosphene.onnx.stimulation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is shown, and with how much current.
 *
 * @param gammas share of the image in the stimulus (Eq. 3), ascending from 0 to 1, at least 3
 * @param strengths k of Eq. 6, in order and each once; below 0 the current is taken away
 * @param seed of the noise
 */
public record StimulationDesign(List<Double> gammas, List<Integer> strengths, long seed) {
    private static final int STEPS = 20;
    private static final int LARGEST = 1000;

    /**
     * @throws IllegalArgumentException if shares or strengths are out of range or order
     */
    public StimulationDesign {
        gammas = List.copyOf(gammas);
        strengths = List.copyOf(strengths);
        for (int i = 0; i < gammas.size(); i++) {
            if (!(gammas.get(i) >= 0 && gammas.get(i) <= 1) || (i > 0 && gammas.get(i) <= gammas.get(i - 1))) {
                throw new IllegalArgumentException(
                        "gammas " + gammas + ": must lie in 0..1, each above the one before");
            }
        }
        for (int i = 0; i < strengths.size(); i++) {
            if (Math.abs(strengths.get(i)) > LARGEST || (i > 0 && strengths.get(i) <= strengths.get(i - 1))) {
                throw new IllegalArgumentException("strengths " + strengths + ": must lie in -" + LARGEST + ".."
                        + LARGEST + ", each above the one before");
            }
        }
        if (gammas.size() < 3 || strengths.isEmpty()) {
            throw new IllegalArgumentException(
                    gammas.size() + " gammas and " + strengths.size() + " strengths: needs at least 3 and 1");
        }
    }

    /**
     * The paper's gammas, 0, 0.05 .. 1, and all strengths from one to another.
     */
    public static StimulationDesign of(int from, int to, long seed) {
        List<Double> gammas = IntStream.rangeClosed(0, STEPS)
                .mapToObj(i -> (double) i / STEPS)
                .toList();
        return new StimulationDesign(
                gammas, IntStream.rangeClosed(from, to).boxed().toList(), seed);
    }

    /** The shares as an array. */
    public double[] levels() {
        return gammas.stream().mapToDouble(gamma -> gamma).toArray();
    }
}
