package org.phosphene.onnx.network;

import java.util.Arrays;
import java.util.List;

/** What a tensor is multiplied by or what is added to it. Numbers are finite. */
public sealed interface Term {
    /** Leaves a tensor as it is when it is multiplied by this. */
    Term ONE = new Same(1);

    /** Leaves a tensor as it is when this is added. */
    Term ZERO = new Same(0);

    /** One number for all elements. */
    record Same(float value) implements Term {
        public Same {
            check(value);
        }
    }

    /** One number for each map of a tensor of maps, or for each element of a row. */
    record PerMap(float[] values) implements Term {
        public PerMap {
            check(values);
            values = values.clone();
        }
    }

    /** One number for each element, in the order in which the graph has them. */
    record PerElement(float[] values) implements Term {
        public PerElement {
            check(values);
            values = values.clone();
        }
    }

    /** 0 for some maps of a tensor of maps or elements of a row, counted from 0, and 1 for the others. */
    record AllBut(List<Integer> maps) implements Term {
        public AllBut {
            maps = maps.stream().distinct().sorted().toList();
            if (maps.isEmpty() || maps.get(0) < 0) {
                throw new IllegalArgumentException("maps " + maps + ": name at least one, counted from 0");
            }
        }
    }

    /** One number for each element and image, or for each element: given when the network is asked, under this name. */
    record Fed(String input) implements Term {
        public Fed {
            if (input.isBlank()) {
                throw new IllegalArgumentException("an input that is fed needs a name");
            }
        }
    }

    static Term same(float value) {
        return new Same(value);
    }

    static Term perMap(float... values) {
        return new PerMap(values);
    }

    static Term perElement(float... values) {
        return new PerElement(values);
    }

    static Term allBut(int... maps) {
        return new AllBut(Arrays.stream(maps).boxed().toList());
    }

    static Term fed(String input) {
        return new Fed(input);
    }

    private static void check(float... values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "number " + i + " of an intervention is " + values[i] + ", not finite");
            }
        }
    }
}
