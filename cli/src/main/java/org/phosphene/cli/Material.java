package org.phosphene.cli;

import org.phosphene.data.basis.BasisFile;
import org.phosphene.data.basis.BuiltInBases;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.NoiseMaterial;

/** Where the files lie that noise was made from. */
final class Material {
    private Material() {}

    /** What is built in. */
    static NoiseMaterial builtIn() {
        return new NoiseMaterial() {
            @Override
            public GaborBasis basis(String name, String sha256) {
                return BuiltInBases.names().stream()
                        .map(BuiltInBases::of)
                        .filter(file -> file.sha256().equals(sha256))
                        .map(BasisFile::basis)
                        .findFirst()
                        .orElseGet(() -> NoiseMaterial.super.basis(name, sha256));
            }
        };
    }
}
