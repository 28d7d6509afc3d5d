package org.phosphene.attack;

import java.util.List;
import org.phosphene.template.Templates;

/** Maps as directions in which images are pushed: what sets the map of a class apart from the maps of the others. */
public final class MapDirections {
    private MapDirections() {}

    /**
     * Each template less the mean of all templates, then less its own mean, so that neither what all have in common nor mere
     * brightness is added.
     *
     * @return one direction for each class; null for a class without a template, or whose template is like all others
     */
    public static float[][] of(Templates templates) {
        List<Integer> covered = templates.covered();
        int size = templates.shape().size();
        double[] common = new double[size];
        for (int c : covered) {
            double[] row = templates.of(c).orElseThrow();
            for (int i = 0; i < size && covered.size() > 1; i++) {
                common[i] += row[i] / covered.size();
            }
        }
        float[][] directions = new float[templates.classes()][];
        for (int c : covered) {
            double[] row = templates.of(c).orElseThrow();
            double mean = 0;
            for (int i = 0; i < size; i++) {
                row[i] -= common[i];
                mean += row[i] / size;
            }
            float[] direction = new float[size];
            boolean flat = true;
            for (int i = 0; i < size; i++) {
                direction[i] = (float) (row[i] - mean);
                flat &= direction[i] == 0;
            }
            directions[c] = flat ? null : direction;
        }
        return directions;
    }
}
