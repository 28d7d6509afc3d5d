package org.phosphene.studies.result;

import java.util.Objects;

/**
 * A run of trials that a result is made of.
 *
 * @param network name of the network
 * @param trainingSeed of the network, -1 if it was not trained here
 * @param sha256 of the network's ONNX file
 * @param stimulus what was shown, in words
 * @param trials how many
 * @param seed of the noise
 * @param engine what computed the answers, with its precision
 */
public record RunSource(
        String network, long trainingSeed, String sha256, String stimulus, long trials, long seed, String engine) {
    /** The network in words. */
    String title() {
        return trainingSeed < 0 ? network : network + ", training seed " + trainingSeed;
    }

    public RunSource {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(stimulus, "stimulus");
        Objects.requireNonNull(engine, "engine");
    }
}
