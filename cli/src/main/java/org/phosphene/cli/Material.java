package org.phosphene.cli;

import org.phosphene.stimulus.NoiseMaterial;

/** Where the files lie that noise was made from. */
final class Material {
    private Material() {}

    /** What is built in. */
    static NoiseMaterial builtIn() {
        return NoiseMaterial.NONE;
    }
}
