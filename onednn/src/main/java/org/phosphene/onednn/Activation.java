package org.phosphene.onednn;

/** A function of each value by itself. */
sealed interface Activation {
    /** max(x, slope * x), for a slope below 1; 0 is the usual ReLU. */
    record Relu(float slope) implements Activation {}

    record Tanh() implements Activation {}

    record Sigmoid() implements Activation {}

    /** x, but not below {@code low} nor above {@code high}. */
    record Clip(float low, float high) implements Activation {}

    /** Whether it commutes with a maximum: f(max(a, b)) = max(f(a), f(b)). */
    default boolean rises() {
        return !(this instanceof Relu relu) || relu.slope() >= 0;
    }
}
