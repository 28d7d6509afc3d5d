package org.phosphene.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.phosphene.answers.AnsweredTrials;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.SignalInNoise;

/**
 * Sums noise fields and signals by (class of the signal, answer): the experiment of Eq. 1 and Fig. 1.
 */
public final class SignalResponseMeans implements Estimator<SignalResponseMeans> {
    private final SignalInNoise stimulus;
    private final int signals;
    private final int answers;
    private final Moments[] cells;
    private final long[][] signalSums;

    private SignalResponseMeans(SignalInNoise stimulus, int answers) {
        this.stimulus = stimulus;
        this.signals = stimulus.signals().classes();
        this.answers = answers;
        cells = new Moments[signals * answers];
        signalSums = new long[cells.length][];
    }

    /**
     * Sums of an experiment.
     *
     * @param answers how many labels the observer has
     */
    public static SignalResponseMeans of(SignalInNoise stimulus, int answers) {
        return new SignalResponseMeans(stimulus, answers);
    }

    @Override
    public void accept(AnsweredTrials trials) {
        LabelledImages images = stimulus.signals();
        for (int t = 0; t < trials.count(); t++) {
            int signal = trials.signals()[t];
            int cell = images.label(signal) * answers + trials.labels()[t];
            if (cells[cell] == null) {
                cells[cell] =
                        new Moments(trials.values(), stimulus.field().grid().largest(), false);
                signalSums[cell] = new long[trials.values()];
            }
            cells[cell].add(trials.levels(), t * trials.values(), 1);
            long[] sums = signalSums[cell];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += images.level(signal, i);
            }
        }
    }

    @Override
    public SignalResponseMeans combine(SignalResponseMeans other) {
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] == null) {
                cells[c] = other.cells[c];
                signalSums[c] = other.signalSums[c];
            } else if (other.cells[c] != null) {
                cells[c].combine(other.cells[c]);
                long[] sums = signalSums[c];
                long[] more = other.signalSums[c];
                Arrays.setAll(sums, i -> sums[i] + more[i]);
            }
        }
        return this;
    }

    /**
     * How many trials with a signal of class {@code signal} were answered {@code answer}.
     *
     * @throws IndexOutOfBoundsException if there is no such class or answer
     */
    public long trials(int signal, int answer) {
        Objects.checkIndex(signal, signals);
        Objects.checkIndex(answer, answers);
        Moments cell = cells[signal * answers + answer];
        return cell == null ? 0 : cell.trials();
    }

    /** The maps by answer alone, whatever the signal was: those that {@link ClassMeans} would give. */
    public ClassificationImages images() {
        Moments[] classes = new Moments[answers];
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] != null) {
                int answer = c % answers;
                Moments sum = classes[answer];
                if (sum == null) {
                    sum = new Moments(
                            stimulus.shape().size(), stimulus.field().grid().largest(), false);
                }
                classes[answer] = sum.combine(cells[c]);
            }
        }
        return ClassificationImages.of(stimulus, classes);
    }

    /**
     * The difference of the mean stimuli, answered {@code second} less answered {@code first}: signal and noise together.
     *
     * @return one value for each pixel; nothing if one of them was never answered
     */
    public Optional<double[]> stimulusDifference(int first, int second) {
        return stimulus(first).flatMap(a -> stimulus(second).map(b -> {
            double[] difference = new double[a.length];
            Arrays.setAll(difference, i -> b[i] - a[i]);
            return difference;
        }));
    }

    /**
     * The mean noise field over the trials with a signal of class {@code signal} that were answered {@code answer}.
     *
     * @throws IndexOutOfBoundsException if there is no such class or answer
     */
    public Optional<ClassificationImage> noise(int signal, int answer) {
        Objects.checkIndex(signal, signals);
        Objects.checkIndex(answer, answers);
        int cell = signal * answers + answer;
        return cells[cell] == null
                ? Optional.empty()
                : Optional.of(ClassificationImages.image(
                        stimulus, NoiseMoments.of(stimulus.field(), cells), answer, cell, cells));
    }

    /**
     * The classification image of Eq. 1 from the noise alone: (n[1,2] + n[2,2]) - (n[1,1] + n[2,1]), where n[s,r] is the
     * mean noise over trials with signal class s answered r, for s and r in ({@code first}, {@code second}). Positive where
     * bright noise makes the observer answer {@code second}.
     *
     * @return nothing if one of the four cells has no trial
     */
    public Optional<Contrast> classificationImage(int first, int second) {
        List<ClassificationImage> four = Stream.of(
                        noise(first, second), noise(second, second), noise(first, first), noise(second, first))
                .flatMap(Optional::stream)
                .toList();
        return four.size() < 4
                ? Optional.empty()
                : Optional.of(
                        Contrast.sum("Eq. 1, answer " + second + " - answer " + first, four, new int[] {1, 1, -1, -1}));
    }

    /**
     * The mean stimulus over all trials answered {@code answer}, signal and noise together: gamma s + (1 - gamma) n.
     *
     * @return one value for each pixel; nothing if it was never answered
     */
    public Optional<double[]> stimulus(int answer) {
        Objects.checkIndex(answer, answers);
        return stimulus(answer, answers);
    }

    /**
     * The mean stimulus over the trials with a signal of class {@code signal} that were answered {@code answer}: the columns
     * of Fig. 1B.
     *
     * @return one value for each pixel; nothing if there was no such trial
     */
    public Optional<double[]> stimulusOf(int signal, int answer) {
        Objects.checkIndex(signal, signals);
        Objects.checkIndex(answer, answers);
        return stimulus(signal * answers + answer, cells.length);
    }

    /** Over every {@code step}-th cell from one on. */
    private Optional<double[]> stimulus(int first, int step) {
        long trials = 0;
        int size = stimulus.shape().size();
        long[] noise = new long[size];
        long[] signal = new long[size];
        for (int c = first; c < cells.length; c += step) {
            Moments cell = cells[c];
            if (cell != null) {
                trials += cell.trials();
                for (int i = 0; i < size; i++) {
                    noise[i] += cell.sum(i);
                    signal[i] += signalSums[c][i];
                }
            }
        }
        return trials == 0 ? Optional.empty() : Optional.of(mixed(noise, signal, (double) trials));
    }

    private double[] mixed(long[] noise, long[] signal, double trials) {
        double gamma = stimulus.gamma();
        double[] mean = new double[noise.length];
        for (int i = 0; i < mean.length; i++) {
            double n = stimulus.field().grid().value(noise[i] / trials);
            mean[i] = gamma * (signal[i] / trials / 255) + (1 - gamma) * n;
        }
        return mean;
    }
}
