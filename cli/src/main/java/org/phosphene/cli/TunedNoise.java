package org.phosphene.cli;

import java.util.List;
import java.util.Locale;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.Scaling;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Spectrum;
import org.phosphene.stimulus.WhiteNoise;
import org.phosphene.tune.Reached;
import org.phosphene.tune.Tuning;

/**
 * What a search for noise found, as it is printed.
 *
 * @param options that choose the noise
 * @param noise in words
 * @param entropy in bits, on fresh trials
 * @param searched entropy in bits on the trials it was chosen by
 * @param white entropy in bits of the paper's noise, on fresh trials
 * @param most log2 of the number of classes
 * @param reached classes with a trial among the fresh ones
 * @param reachedByWhite the same for the paper's noise
 * @param trials fresh trials of the noise
 * @param whiteTrials fresh trials of the paper's noise
 * @param counts fresh trials of each class
 * @param candidates how many noises were tried
 * @param asked questions
 * @param budget the most that were allowed
 */
record TunedNoise(
        String options,
        String noise,
        double entropy,
        double searched,
        double white,
        double most,
        int reached,
        int reachedByWhite,
        long trials,
        long whiteTrials,
        List<Long> counts,
        int candidates,
        long asked,
        long budget) {
    private static final int MOST_COUNTS = 20;

    static TunedNoise of(Tuning tuning, long budget) {
        Reached fresh = tuning.fresh();
        return new TunedNoise(
                options(tuning.noise()),
                tuning.noise().description(),
                fresh.entropy(),
                tuning.searched().entropy(),
                tuning.white().entropy(),
                Math.log(fresh.counts().size()) / Math.log(2),
                fresh.classes(),
                tuning.white().classes(),
                fresh.trials(),
                tuning.white().trials(),
                fresh.counts(),
                tuning.candidates(),
                tuning.asked(),
                budget);
    }

    /** The options that stand for a noise which a search may find. */
    static String options(NoiseField noise) {
        if (noise instanceof SmoothNoise smooth && smooth.spectrum() instanceof Spectrum.Blurred blurred) {
            String scaling = smooth.scaling() == Scaling.CLIPPED ? ":" + Scaling.CLIPPED : "";
            return options("smooth:" + Noise.text(blurred.length()) + scaling, smooth.mean(), smooth.contrast());
        }
        if (noise instanceof WhiteNoise white) {
            return options(white.kind(), white.noise().mean(), white.noise().contrast());
        }
        throw new IllegalArgumentException("no search finds " + noise.description());
    }

    private static String options(String word, double mean, double contrast) {
        return "--noise " + word + " --noise-mean " + Noise.text(mean) + " --noise-contrast " + Noise.text(contrast);
    }

    /** As text. */
    List<String> lines() {
        String shares = counts.size() > MOST_COUNTS ? "" : "; trials of each class: " + counts;
        return List.of(
                "Tuned noise   " + options,
                format("              entropy %.2f of %.2f bits on %,d fresh trials", entropy, most, trials)
                        + format(" (%.2f on those it was chosen by)", searched),
                format("              %d of %d classes reached%s", reached, counts.size(), shares),
                format("              uniform white noise: %.2f bits,", white)
                        + format(" %d classes reached on %,d fresh trials", reachedByWhite, whiteTrials),
                format("              %,d of %,d questions asked, %d noises tried", asked, budget, candidates),
                "              Entropy is a means: it says that classes get trials, not that their maps show much.");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
