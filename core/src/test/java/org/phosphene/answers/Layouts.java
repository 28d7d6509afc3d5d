package org.phosphene.answers;

import java.util.List;

/** The layouts that every test of an answers file is run on: one and two bytes a label, with and without confidence. */
final class Layouts {
    private Layouts() {}

    static List<Layout> small() {
        return List.of(
                new Layout(1, 1, 2, false),
                new Layout(10, 3, 10, false),
                new Layout(11, 4, 2, true),
                new Layout(9, 3, 257, true),
                new Layout(8, 4, 300, false));
    }

    static List<Layout> all() {
        return List.of(
                small().get(0),
                small().get(1),
                small().get(2),
                small().get(3),
                small().get(4),
                new Layout(1000, 64, 256, true),
                new Layout(999, 1024, 256, false),
                new Layout(70_000, 1 << 16, Layout.MAX_CLASSES, true));
    }
}
