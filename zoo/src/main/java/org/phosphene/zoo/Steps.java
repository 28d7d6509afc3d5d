package org.phosphene.zoo;

import java.util.List;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** libtorch's optimiser, and the learning rate of each step. */
final class Steps {
    private final Recipe.Optimiser rule;
    private final Optimizer optimiser;

    private Steps(Recipe.Optimiser rule, Optimizer optimiser) {
        this.rule = rule;
        this.optimiser = optimiser;
    }

    static Steps of(Recipe.Optimiser rule, List<Tensor> learnt) {
        TensorVector weights = new TensorVector(learnt.toArray(Tensor[]::new));
        if (rule instanceof Recipe.Adam adam) {
            AdamOptions options = new AdamOptions(adam.rate());
            options.weight_decay().put(adam.decay());
            return new Steps(rule, new org.bytedeco.pytorch.Adam(weights, options));
        }
        if (rule instanceof Recipe.Sgd sgd) {
            return new Steps(rule, new SGD(weights, new SGDOptions(sgd.rate())));
        }
        Recipe.OneCycle cycle = (Recipe.OneCycle) rule;
        SGDOptions options = new SGDOptions(cycle.peak());
        options.momentum().put(cycle.momentum());
        options.weight_decay().put(cycle.decay());
        options.nesterov().put(true);
        return new Steps(rule, new SGD(weights, options));
    }

    /** Before the passes: {@code done} is the share of the training that lies behind. */
    void begin(double done) {
        optimiser.param_groups().get(0).options().set_lr(rule.rate(done));
        optimiser.zero_grad();
    }

    /** After the passes: changes the weights. */
    void end() {
        optimiser.step();
    }
}
