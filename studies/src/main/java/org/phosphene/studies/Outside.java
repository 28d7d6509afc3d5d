package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.triggered.TriggeredAverage;
import org.phosphene.triggered.Window;

/**
 * Whether units respond to nothing outside their receptive fields: averages over whole images, of whole networks, whose
 * pixels outside must be chance.
 */
final class Outside {
    private static final long TRIALS = 100_000;
    private static final double POINT = 1.96;
    private static final double LEAST_P = 0.001;

    private Outside() {}

    static void find(Work work, List<StudyNetwork> networks, String tensor, String name) {
        List<Measured> beyond = new ArrayList<>();
        List<Measured> odd = new ArrayList<>();
        for (StudyNetwork network : networks) {
            LayerUnits units = Layers.units(network, tensor).onWholeImages();
            Window field = Layers.units(network, tensor).units().get(0).window();
            Shape image = network.open().contract().shape();
            List<TriggeredAverage> averages =
                    work.filters().of(network, units, units.units(Window.whole(image)), TRIALS);
            long pixels = 0;
            long large = 0;
            int odds = 0;
            for (TriggeredAverage average : averages) {
                if (!average.isSilent()) {
                    double[] z = outside(average.kernel().orElseThrow().z(), image, field);
                    pixels += z.length;
                    for (double one : z) {
                        large += Math.abs(one) > POINT ? 1 : 0;
                    }
                    odds += Layers.chance(z) < LEAST_P ? 1 : 0;
                }
            }
            beyond.add(Measured.of(network.title(), pixels == 0 ? 0 : 100.0 * large / pixels));
            odd.add(Measured.of(network.title(), odds));
        }
        work.find(
                new Claim(
                        name + "-outside",
                        name + " of digits, pixels outside the fields with |z| above 1.96",
                        Unit.PERCENT,
                        "a unit sees its field",
                        "4 to 6 %, as by chance",
                        value -> value >= 4 && value <= 6),
                beyond,
                "Averages over whole images, read off the whole network.");
        work.find(
                new Claim(
                        name + "-outside-units",
                        name + " of digits, units whose pixels outside are more than chance",
                        Unit.COUNT,
                        "none",
                        "at most 1 of 50 at p below 0.001",
                        value -> value <= 1),
                odd,
                "Chi-square of all z outside.");
    }

    private static double[] outside(double[] z, Shape image, Window field) {
        double[] some = new double[z.length];
        int count = 0;
        for (int i = 0; i < z.length; i++) {
            int row = i / image.width() % image.height() - field.top();
            int column = i % image.width() - field.left();
            if (row < 0 || row >= field.rows() || column < 0 || column >= field.columns()) {
                some[count++] = z[i];
            }
        }
        return java.util.Arrays.copyOf(some, count);
    }
}
