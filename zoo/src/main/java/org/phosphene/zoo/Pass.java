package org.phosphene.zoo;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** One forward pass through a network: what kind it is, and what layers add to its loss. */
final class Pass {
    private final boolean training;
    private final Precision precision;
    private final List<Tensor> penalties = new ArrayList<>();

    private Pass(boolean training, Precision precision) {
        this.training = training;
        this.precision = precision;
    }

    static Pass training(Precision precision) {
        return new Pass(true, precision);
    }

    static Pass asking(Precision precision) {
        return new Pass(false, precision);
    }

    /** Whether layers drop values at random, take statistics of the batch, and draw codes. */
    boolean isTraining() {
        return training;
    }

    /** In the type that this pass computes in. */
    Tensor cast(Tensor tensor) {
        return tensor.to(precision.type());
    }

    /** Adds a number to the loss of the batch. */
    void penalise(Tensor amount) {
        penalties.add(amount);
    }

    /** The loss with all that was added. */
    Tensor total(Tensor loss) {
        Tensor total = loss;
        for (Tensor penalty : penalties) {
            total = total.add(penalty);
        }
        return total;
    }
}
