package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.mse_loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.Reduction;

/** What a training makes small. */
enum Objective {
    /** Cross entropy of the scores, in nats, mean over the images. */
    CLASSIFICATION("cross entropy on the scores"),
    /** Mean square of the difference between an image and its reconstruction. */
    RECONSTRUCTION("mean square of the reconstruction"),
    /** Binary cross entropy of the reconstruction and what the code adds, in nats, sum over values and mean over images. */
    VARIATIONAL("binary cross entropy of the reconstruction plus divergence of the code");

    private final String words;

    Objective(String words) {
        this.words = words;
    }

    /** For the card. */
    String words() {
        return words;
    }

    /**
     * The loss of a batch.
     *
     * @param out of the network, 32-bit
     * @param images that were shown
     * @param labels of them
     */
    Tensor loss(Tensor out, Tensor images, Tensor labels, Pass pass) {
        return switch (this) {
            case CLASSIFICATION -> pass.total(cross_entropy_loss(out, labels));
            case RECONSTRUCTION -> pass.total(mse_loss(out, images));
            case VARIATIONAL ->
                pass.total(binary_cross_entropy(out, images, new TensorOptional(), Reduction.Sum.value))
                        .div(new Scalar(images.size(0)));
        };
    }
}
