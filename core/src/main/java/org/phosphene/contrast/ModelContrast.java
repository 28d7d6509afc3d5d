package org.phosphene.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.Contrast;
import org.phosphene.stimulus.Grid;
import org.phosphene.template.Confusion;

/**
 * Two models that were shown the same trials.
 *
 * @param old maps of the one
 * @param now maps of the other
 * @param table trials by the answer of OLD (rows, its "classes") and of NEW (columns); its accuracy is their agreement
 * @param classes one for each class, in order
 */
public record ModelContrast(
        ClassificationImages old, ClassificationImages now, Confusion table, List<ClassContrast> classes) {
    public ModelContrast {
        classes = List.copyOf(classes);
    }

    /**
     * Contrasts them.
     *
     * @param old maps of OLD from the same trials
     * @param paired NEW's answers beside those of OLD
     * @param seed of the signs that are turned at random
     * @param workers threads; they change no result
     */
    public static ModelContrast of(ClassificationImages old, PairedMeans paired, long seed, int workers) {
        ClassificationImages now = paired.images();
        Confusion table = new Confusion(paired.table(), List.of());
        Grid grid = paired.stimulus().field().grid();
        double[] level = Arrays.stream(now.noise().mean())
                .map(mean -> (mean - grid.offset()) / grid.step())
                .toArray();
        // one class after the other, since the groups of all would take much memory
        List<Supplier<double[][]>> scaled = new ArrayList<>();
        for (int c = 0; c < table.classes(); c++) {
            paired.ofClass(c).ifPresent(moved -> scaled.add(() -> scaled(moved.centred(level))));
        }
        SignFlips flips = SignFlips.of(seed, scaled, workers);
        double[] p = holm(table);
        List<ClassContrast> classes = new ArrayList<>();
        for (int c = 0; c < table.classes(); c++) {
            int label = c;
            Optional<MapContrast> map =
                    paired.ofClass(c).map(moved -> map(now, label, grid.step(), moved.centred(level), flips));
            classes.add(new ClassContrast(
                    c, table.images(), table.images(c), answered(table, c), gained(table, c), p[c], map));
        }
        return new ModelContrast(old, now, table, classes);
    }

    private static double[][] scaled(double[][] groups) {
        double[] norm = SignFlips.norm(groups);
        for (double[] group : groups) {
            Arrays.setAll(group, i -> ratio(group[i], norm[i]));
        }
        return groups;
    }

    private static MapContrast map(
            ClassificationImages now, int label, double step, double[][] groups, SignFlips flips) {
        double[] norm = SignFlips.norm(groups);
        double[] value = new double[norm.length];
        double[] error = new double[norm.length];
        double[] t = new double[norm.length];
        double[] p = new double[norm.length];
        for (int i = 0; i < value.length; i++) {
            double sum = 0;
            for (double[] group : groups) {
                sum += group[i];
            }
            double unit = ratio(step, now.trials() * now.noise().deviation()[i]);
            double spread = Math.max(0, norm[i] * norm[i] - sum * sum / groups.length);
            value[i] = sum * unit;
            error[i] = Math.sqrt(spread * groups.length / (groups.length - 1.0)) * unit;
            t[i] = ratio(sum, norm[i]);
            p[i] = flips.pValue(t[i]);
        }
        String name = "answer " + label + " in NEW - in OLD";
        return new MapContrast(new Contrast(name, now.shape(), now.trials(), value, error, t), p);
    }

    /** Nothing over nothing is nothing: a pixel that never varies differs nowhere. */
    private static double ratio(double value, double by) {
        return by > 0 ? value / by : 0;
    }

    private static long answered(Confusion table, int label) {
        return Arrays.stream(table.counts()).mapToLong(row -> row[label]).sum();
    }

    private static long gained(Confusion table, int label) {
        return answered(table, label) - table.counts()[label][label];
    }

    private static double[] holm(Confusion table) {
        int count = table.classes();
        double[] p = new double[count];
        for (int c = 0; c < count; c++) {
            long stayed = table.counts()[c][c];
            p[c] = ClassContrast.mcNemar(gained(table, c), table.images(c) - stayed);
        }
        List<Integer> order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> p[c]))
                .toList();
        double[] corrected = new double[count];
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.min(1, (count - i) * p[order.get(i)]));
            corrected[order.get(i)] = largest;
        }
        return corrected;
    }

    /** Share of the trials with the same answer, 0 to 1. */
    public double agreement() {
        return table.accuracy();
    }

    /** The exact 95 % interval of {@link #agreement}. */
    public Confusion.Interval interval() {
        return table.interval();
    }
}
