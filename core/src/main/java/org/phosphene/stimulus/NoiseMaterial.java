package org.phosphene.stimulus;

/** Where noise that was made from files finds them again. A specification names each by its checksum, never by its place. */
public interface NoiseMaterial {
    /** No file at all. */
    NoiseMaterial NONE = new NoiseMaterial() {};

    /**
     * A basis of {@link GaborNoise}.
     *
     * @param name as people call it
     * @param sha256 of its file
     * @throws IllegalArgumentException if it is not to be had
     */
    default GaborBasis basis(String name, String sha256) {
        throw new IllegalArgumentException("no basis " + name + " (sha256 " + sha256 + ")");
    }
}
