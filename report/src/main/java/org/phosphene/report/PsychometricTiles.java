package org.phosphene.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.psychometric.Estimate;
import org.phosphene.psychometric.PsychometricData;
import org.phosphene.psychometric.PsychometricFunction;
import org.phosphene.psychometric.ThresholdShift;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.ColourKey;
import org.phosphene.report.figure.ResponseChart;

/** Psychometric functions under several strengths of current, coloured from blue (none) to red (most). */
public final class PsychometricTiles {
    private static final int POINTS = 120;
    private static final int KEY_WIDTH = 110;
    private static final int MOST_KEYS = 11;
    private static final double LARGEST_SHIFT = 9.995;

    private PsychometricTiles() {}

    /**
     * One strength.
     *
     * @param strength whose magnitude gives the colour
     * @param function that was fitted, where there is one
     */
    public record Curve(int strength, PsychometricData data, Optional<PsychometricFunction> function) {}

    /**
     * A chart of shares against gamma.
     *
     * @param most the largest magnitude of strength, which is red
     * @param named whether the axes carry their names
     */
    public static ResponseChart chart(
            String title, List<Curve> curves, int most, boolean named, int width, int height) {
        List<ResponseChart.Series> series = new ArrayList<>();
        for (Curve curve : curves) {
            PsychometricData data = curve.data();
            double[] shares =
                    IntStream.range(0, data.size()).mapToDouble(data::share).toArray();
            double[] x = curve.function().isEmpty()
                    ? new double[0]
                    : IntStream.rangeClosed(0, POINTS)
                            .mapToDouble(i -> data.lowest() + (data.highest() - data.lowest()) * i / POINTS)
                            .toArray();
            double[] line = IntStream.range(0, x.length)
                    .mapToDouble(i -> curve.function().orElseThrow().at(x[i]))
                    .toArray();
            series.add(new ResponseChart.Series(
                    Warmth.colour(place(curve.strength(), most)), data.levels(), shares, x, line));
        }
        // no current last, so that nothing hides it
        Collections.reverse(series);
        return new ResponseChart(
                title,
                Axis.linear("signal, gamma", 0, 1, 5),
                Axis.linear("share", 0, 1, 2),
                series,
                named,
                width,
                height);
    }

    /** What the colours stand for, at most {@link #MOST_KEYS} of them. */
    public static ColourKey key(List<Integer> strengths, int most) {
        List<ColourKey.Entry> entries = new ArrayList<>();
        int every = (strengths.size() + MOST_KEYS - 1) / MOST_KEYS;
        for (int i = 0; i < strengths.size(); i += every) {
            int strength = strengths.get(i);
            entries.add(new ColourKey.Entry(Integer.toString(strength), Warmth.colour(place(strength, most))));
        }
        return new ColourKey("strength k", entries, KEY_WIDTH);
    }

    private static double place(int strength, int most) {
        return most == 0 ? 0 : Math.abs(strength) / (double) most;
    }

    /** A shift with its interval, or the change of the share where there is no threshold. */
    public static String text(ThresholdShift shift) {
        return shift.threshold()
                .map(PsychometricTiles::text)
                .orElseGet(() -> "(share " + signed(shift.share().value()) + ")");
    }

    /** A number with its interval. */
    public static String text(Estimate estimate) {
        return signed(estimate.value()) + " [" + signed(estimate.low()) + ", " + signed(estimate.high()) + "]";
    }

    private static String signed(double value) {
        double shown = Math.max(-LARGEST_SHIFT, Math.min(LARGEST_SHIFT, Math.abs(value) < 0.0005 ? 0 : value));
        return String.format(java.util.Locale.ROOT, shown == 0 ? "%.3f" : "%+.3f", shown);
    }
}
