package org.phosphene.stimulus;

import java.util.Optional;

/**
 * Noise whose values depend on each other. It reaches classes that white noise leaves empty, and what it has in common with
 * natural images makes maps converge sooner.
 */
public sealed interface StructuredNoise extends NoiseField
        permits SmoothNoise, StripeNoise, BlockNoise, GaborNoise, DecodedNoise, ImageNoise {
    /** The grid of images that are scaled to 0..1: the middles of 256 equal parts, as in uniform noise. */
    Grid GREYS = Noise.uniform().grid();

    @Override
    default Optional<Noise> independent() {
        return Optional.empty();
    }
}
