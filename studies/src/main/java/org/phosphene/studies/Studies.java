package org.phosphene.studies;

import java.util.List;
import java.util.stream.Collectors;

/** All studies. */
public final class Studies {
    private static final List<Study> ALL = List.of(
            BinaryStudy.figure1(),
            new Figure2(),
            new Figure3(),
            BuildUpStudy.figure4(),
            new Figure5(),
            new Figure6(),
            new Figure7(),
            new Figure8(),
            new Figure9(),
            BinaryStudy.figure12(),
            new Figure13(),
            BuildUpStudy.figure14(),
            new Figure15(),
            new Figure16(),
            new Figure17(),
            new Figure18(),
            new Figure19(),
            new Figure20(),
            new Figure21(),
            new Figure22(),
            MicrostimulationStudy.figure23(),
            MicrostimulationStudy.figure24(),
            new Figure25(),
            new Table1(),
            new Table2(),
            new SmoothStudy());

    private Studies() {}

    /** All, in the order of the paper. */
    public static List<Study> all() {
        return ALL;
    }

    /**
     * The study of an id, as in {@code fig2}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static Study of(String id) {
        return ALL.stream()
                .filter(study -> study.card().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("study '" + id + "': expected one of "
                        + ALL.stream().map(study -> study.card().id()).collect(Collectors.joining(", "))));
    }
}
