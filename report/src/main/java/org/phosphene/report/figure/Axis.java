package org.phosphene.report.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis of a chart.
 *
 * @param name with its unit
 * @param from the value at its beginning
 * @param to the value at its end
 * @param logarithmic whether equal factors have equal lengths
 * @param ticks where the grid lines stand
 */
public record Axis(String name, double from, double to, boolean logarithmic, List<Double> ticks) {
    /**
     * @throws IllegalArgumentException if the ends are not in order, or a logarithmic axis has one that is not positive
     */
    public Axis {
        if (!(from < to) || (logarithmic && from <= 0)) {
            throw new IllegalArgumentException("axis '" + name + "' from " + from + " to " + to + ": needs two ends"
                    + (logarithmic ? " above 0" : "") + " in order");
        }
        ticks = List.copyOf(ticks);
    }

    /** A linear axis with {@code parts} + 1 grid lines. */
    public static Axis linear(String name, double from, double to, int parts) {
        return new Axis(
                name,
                from,
                to,
                false,
                DoubleStream.iterate(0, i -> i <= parts, i -> i + 1)
                        .map(i -> from + (to - from) * i / parts)
                        .boxed()
                        .toList());
    }

    /** A logarithmic axis with a grid line at each power of ten; its ends are powers of ten. */
    public static Axis decades(String name, double from, double to) {
        double first = Math.pow(10, Math.floor(Math.log10(from)));
        double last = Math.pow(10, Math.ceil(Math.log10(to)));
        return new Axis(
                name,
                first,
                last > first ? last : 10 * first,
                true,
                DoubleStream.iterate(first, tick -> tick <= 1.001 * last, tick -> 10 * tick)
                        .boxed()
                        .toList());
    }

    /** Where a value lies: 0 at the beginning, 1 at the end; beyond, at the nearer end. */
    double place(double value) {
        double at = logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return Math.max(0, Math.min(1, at));
    }

    /** A tick's number as people read it. */
    String text(double tick) {
        if (logarithmic && tick >= 1000) {
            return tick >= 1e6
                    ? String.format(Locale.ROOT, "%.0fM", tick / 1e6)
                    : String.format(Locale.ROOT, "%.0fk", tick / 1e3);
        }
        // no "-0"
        double shown = Math.abs(tick) < 1e-9 ? 0 : tick;
        return shown == Math.rint(shown)
                ? String.format(Locale.ROOT, "%.0f", shown)
                : String.format(Locale.ROOT, "%.2f", shown).replaceFirst("0$", "");
    }
}
