package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.randn_like;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The code of a variational autoencoder: two linear heads give a mean and the logarithm of a variance for each value. In
 * training a code is drawn from that normal distribution, and its divergence from the standard normal, summed over the
 * batch, is added to the loss; afterwards the mean is the code. Source: Kingma and Welling 2013, Eq. 10.
 */
record GaussianCode(Linear mean, Linear logVariance) implements Layer {
    static GaussianCode of(String mean, String logVariance, int size, int inputs) {
        return new GaussianCode(new Linear(mean, size, inputs), new Linear(logVariance, size, inputs));
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.of(mean, logVariance)
                .flatMap(head -> head.parameters().stream())
                .toList();
    }

    @Override
    public Tensor forward(List<Tensor> weights, Tensor in, Pass pass) {
        Tensor centre = mean.forward(weights.subList(0, 2), in, pass);
        if (!pass.isTraining()) {
            return centre;
        }
        Tensor logarithm = logVariance.forward(weights.subList(2, 4), in, pass);
        Tensor variance = logarithm.exp();
        // -1/2 sum (1 + log variance - mean^2 - variance)
        Tensor divergence = centre.mul(centre)
                .add(variance)
                .sub(logarithm)
                .sub(new Scalar(1.0))
                .sum()
                .mul(new Scalar(0.5));
        pass.penalise(divergence);
        return centre.add(variance.sqrt().mul(randn_like(centre)));
    }

    @Override
    public void write(OnnxGraph graph) {
        graph.beside(logVariance.units(), () -> graph.linear(logVariance.name()));
        graph.linear(mean.name());
    }
}
