package org.phosphene.onnx.network;

/**
 * A change of one tensor: {@code y <- factor * y + shift}. A factor of exactly {@link Term#ONE} or a shift of exactly
 * {@link Term#ZERO} is left out of the graph.
 *
 * @param tensor by one of the names that {@link Network#tensor} takes
 */
public record Intervention(String tensor, Term factor, Term shift) {
    /** Adds to a tensor. */
    public static Intervention shift(String tensor, Term shift) {
        return new Intervention(tensor, Term.ONE, shift);
    }

    /** Multiplies a tensor. */
    public static Intervention scale(String tensor, Term factor) {
        return new Intervention(tensor, factor, Term.ZERO);
    }

    /** Silences some maps of a tensor of maps, or some elements of a row, counted from 0. */
    public static Intervention lesion(String tensor, int... maps) {
        return new Intervention(tensor, Term.allBut(maps), Term.ZERO);
    }

    /** Puts other values in the place of a tensor's own. */
    public static Intervention replace(String tensor, Term values) {
        return new Intervention(tensor, Term.same(0), values);
    }
}
