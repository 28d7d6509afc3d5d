package org.phosphene.stimulus;

/** Where noise that was made from files finds them again. A specification names each by its checksum, never by its place. */
public interface NoiseMaterial {
    /** No file at all. */
    NoiseMaterial NONE = new NoiseMaterial() {};
}
