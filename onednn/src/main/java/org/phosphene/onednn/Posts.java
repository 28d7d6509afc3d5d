package org.phosphene.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** What a primitive does with each value before it stores it. */
final class Posts {
    private Posts() {}

    /** Nothing. */
    static primitive_attr none() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        return attributes;
    }

    /** Adds a tensor, then applies an activation, each if it is there. */
    static primitive_attr of(Optional<memory.desc> added, Optional<Activation> activation) {
        primitive_attr attributes = none();
        post_ops posts = new post_ops();
        added.ifPresent(form -> posts.append_binary(algorithm.binary_add, form));
        activation.ifPresent(a -> {
            Elementwise e = Elementwise.of(a);
            posts.append_eltwise(e.kind(), e.alpha(), e.beta());
        });
        attributes.set_post_ops(posts);
        return attributes;
    }

    /** An activation in oneDNN's words. */
    record Elementwise(algorithm kind, float alpha, float beta) {
        static Elementwise of(Activation activation) {
            if (activation instanceof Activation.Relu relu) {
                return new Elementwise(algorithm.eltwise_relu, relu.slope(), 0);
            } else if (activation instanceof Activation.Clip clip) {
                return new Elementwise(algorithm.eltwise_clip, clip.low(), clip.high());
            } else if (activation instanceof Activation.Tanh) {
                return new Elementwise(algorithm.eltwise_tanh, 0, 0);
            }
            return new Elementwise(algorithm.eltwise_logistic, 0, 0);
        }
    }
}
