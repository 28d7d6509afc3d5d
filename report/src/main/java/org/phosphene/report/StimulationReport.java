package org.phosphene.report;

import java.util.List;
import java.util.Objects;
import org.phosphene.psychometric.PsychometricFit;
import org.phosphene.psychometric.ThresholdShift;

/**
 * What microstimulation did to psychometric functions.
 *
 * @param title what was looked at, for example the model's name
 * @param caption what was shown, in one line
 * @param panels one for each layer and class, layer by layer
 * @param provenance where it comes from; its specification is all that fixes the result
 */
public record StimulationReport(String title, String caption, List<Panel> panels, Provenance provenance) {
    /**
     * A class under the current of one layer, or of several at once.
     *
     * @param layer name of the layer, or {@code all}
     * @param name of the class
     * @param curves one for each strength, in their order
     */
    public record Panel(String layer, String name, List<Curve> curves) {
        public Panel {
            curves = List.copyOf(curves);
        }
    }

    /**
     * One strength of current.
     *
     * @param strength k of Eq. 6
     * @param fit of the share of the class's images that are called so
     * @param shift against strength 0; that of strength 0 is 0
     */
    public record Curve(int strength, PsychometricFit fit, ThresholdShift shift) {}

    /**
     * @throws IllegalArgumentException if there are no panels
     */
    public StimulationReport {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(provenance, "provenance");
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("nothing was stimulated");
        }
    }

    /** The layers in order. */
    List<String> layers() {
        return panels.stream().map(Panel::layer).distinct().toList();
    }

    /** The strengths in order. */
    List<Integer> strengths() {
        return panels.get(0).curves().stream().map(Curve::strength).toList();
    }
}
