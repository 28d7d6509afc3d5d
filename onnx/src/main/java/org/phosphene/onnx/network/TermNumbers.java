package org.phosphene.onnx.network;

import java.util.Arrays;

/**
 * The numbers of a term as a tensor that broadcasts over the one it meets.
 *
 * @param values the numbers
 * @param extents as many as the other tensor has, 1 where the numbers are the same
 */
record TermNumbers(float[] values, long[] extents) {
    /**
     * Lays out a term that is not fed.
     *
     * @throws IllegalArgumentException if it has not the right number of numbers for the tensor
     */
    static TermNumbers of(Term term, InnerTensor tensor) {
        if (term instanceof Term.Same same) {
            return new TermNumbers(new float[] {same.value()}, new long[0]);
        }
        if (term instanceof Term.PerElement elements) {
            String maps = tensor.maps() == 0 ? "" : tensor.maps() + " maps and ";
            check(elements.values().length, tensor.size(), maps, "elements for each image", tensor);
            return new TermNumbers(elements.values(), tensor.extents(1));
        }
        if (term instanceof Term.PerMap maps) {
            check(maps.values().length, maps(tensor), "", "maps", tensor);
            return new TermNumbers(maps.values(), mapExtents(tensor));
        }
        if (term instanceof Term.AllBut silent) {
            int last = silent.maps().get(silent.maps().size() - 1);
            if (last >= maps(tensor)) {
                throw new IllegalArgumentException("map " + last + " of tensor '" + tensor.name() + "', which has "
                        + tensor.maps() + ", counted from 0");
            }
            float[] factors = new float[tensor.maps()];
            Arrays.fill(factors, 1);
            silent.maps().forEach(map -> factors[map] = 0);
            return new TermNumbers(factors, mapExtents(tensor));
        }
        throw new IllegalStateException("a fed term has no numbers yet");
    }

    private static int maps(InnerTensor tensor) {
        if (tensor.maps() == 0) {
            throw new IllegalArgumentException("tensor '" + tensor.name() + "' of " + tensor.shape()
                    + " has no maps: give one number, or one for each of its " + tensor.size() + " elements");
        }
        return tensor.maps();
    }

    private static void check(int given, int wanted, String before, String what, InnerTensor tensor) {
        if (given != wanted) {
            throw new IllegalArgumentException("an intervention with " + given + " numbers on tensor '" + tensor.name()
                    + "' of " + tensor.shape() + ", which has " + before + wanted + " " + what);
        }
    }

    private static long[] mapExtents(InnerTensor tensor) {
        long[] extents = tensor.extents(1);
        int kept =
                switch (tensor.kind()) {
                    case MAPS_LAST -> extents.length - 1;
                    default -> tensor.images() == 0 ? 1 : 0;
                };
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] = axis == kept ? extents[axis] : 1;
        }
        return extents;
    }
}
