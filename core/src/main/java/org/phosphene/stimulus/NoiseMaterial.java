package org.phosphene.stimulus;

/**
 * Where stimuli that were made from files find them again. A specification names each by its checksum, never by its place, and
 * what is handed out here has that checksum.
 */
public interface NoiseMaterial {
    /** No file at all. */
    NoiseMaterial NONE = new NoiseMaterial() {};

    /**
     * A basis of {@link GaborNoise}.
     *
     * @param name as people call it
     * @param sha256 of its file, in hexadecimal
     * @throws MissingMaterialException if it is not to be had
     */
    default GaborBasis basis(String name, String sha256) {
        throw new MissingMaterialException("the basis", name, sha256);
    }

    /**
     * A decoder, which stays open as long as its material does.
     *
     * @param name that it had in the run
     * @param sha256 of its file, in hexadecimal
     * @param shape of its images
     * @throws MissingMaterialException if it is not to be had
     */
    default Decoder decoder(String name, String sha256, Shape shape) {
        throw new MissingMaterialException("the decoder", name, sha256);
    }

    /**
     * Images, as noise or as signals.
     *
     * @param name that they had in the run
     * @param sha256 of shape, labels and levels, see {@link LabelledImages#sha256}
     * @param shape of every image
     * @throws MissingMaterialException if they are not to be had
     */
    default LabelledImages images(String name, String sha256, Shape shape) {
        throw new MissingMaterialException("the images", name, sha256);
    }
}
