package org.phosphene.contrast;

import java.util.List;
import java.util.Locale;
import org.phosphene.stimulus.Shape;
import org.phosphene.template.Confusion;

/** A difference of two models that is larger than tolerated and beyond chance. */
public sealed interface Change {
    /**
     * In one line.
     *
     * @param names of the classes
     */
    String text(List<String> names);

    /**
     * They give the same answer too rarely.
     *
     * @param agreement share of the trials
     * @param interval 95 %
     * @param least that was asked for
     */
    record Disagreement(double agreement, Confusion.Interval interval, double least) implements Change {
        @Override
        public String text(List<String> names) {
            return String.format(
                    Locale.ROOT,
                    "the same answer in %.2f %% of the trials [%.2f, %.2f], below %s %%",
                    100 * agreement,
                    100 * interval.low(),
                    100 * interval.high(),
                    plain(100 * least));
        }
    }

    /**
     * A class is answered more or less often.
     *
     * @param of the class
     */
    record OfShare(ClassContrast of) implements Change {
        @Override
        public String text(List<String> names) {
            return String.format(
                    Locale.ROOT,
                    "class %s is %.2f %% of the answers instead of %.2f %% (%+.2f ± %.2f points, p %s)",
                    names.get(of.label()),
                    100.0 * of.after() / of.trials(),
                    100.0 * of.before() / of.trials(),
                    100 * of.change(),
                    100 * of.margin(),
                    p(of.pValue()));
        }
    }

    /**
     * A class is seen in other places.
     *
     * @param label the class
     * @param pixels how many values of its map changed
     * @param peak the value that changed most
     * @param shape of the map
     * @param value contrast there
     * @param standardError of it
     * @param pValue of the peak
     * @param region around the peak, where the contrast has at least half of its size
     */
    record OfMap(
            int label,
            int pixels,
            int peak,
            Shape shape,
            double value,
            double standardError,
            double pValue,
            Region region)
            implements Change {
        static OfMap of(int label, MapContrast map, Tolerance tolerance) {
            int peak = map.changedPeak(tolerance.level(), tolerance.map());
            return new OfMap(
                    label,
                    map.changedPixels(tolerance.level(), tolerance.map()),
                    peak,
                    map.contrast().shape(),
                    map.contrast().value()[peak],
                    map.contrast().standardError()[peak],
                    map.pValue()[peak],
                    map.region(peak));
        }

        @Override
        public String text(List<String> names) {
            int area = shape.height() * shape.width();
            String channel = shape.channels() == 1 ? "" : "channel " + peak / area + ", ";
            return String.format(
                    Locale.ROOT,
                    "the map of class %s changed in %d of %d values, most at %srow %d, column %d (%+.2f points a standard "
                            + "deviation, p %s; around it %s)",
                    names.get(label),
                    pixels,
                    shape.size(),
                    channel,
                    peak % area / shape.width(),
                    peak % shape.width(),
                    100 * value,
                    p(pValue),
                    region.text());
        }
    }

    private static String p(double p) {
        return p < 0.0001 ? "below 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}
