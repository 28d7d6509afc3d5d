package org.phosphene.onednn;

import java.util.List;
import java.util.Optional;

/**
 * One step of a network between tensors with names. Extents are those of ONNX, batch first, then channels, then rows and
 * columns; weights are row by row as ONNX has them.
 */
sealed interface Step {
    /** The tensor that it makes. */
    String output();

    /** The tensors that it takes, those that are not constant. */
    List<String> inputs();

    /** Whether it sums over inputs with weights. */
    default boolean isLayer() {
        return this instanceof Convolution || this instanceof Dense || this instanceof PatchConvolution;
    }

    /**
     * A convolution, plus a tensor if {@code added} names one, then the activation.
     *
     * @param weights outputs x inputs of a group x rows x columns
     * @param bias one value for each output, null for none
     */
    record Convolution(
            String input,
            String output,
            Values weights,
            float[] bias,
            Window window,
            int groups,
            Optional<String> added,
            Optional<Activation> activation)
            implements Step {
        @Override
        public List<String> inputs() {
            return added.isPresent() ? List.of(input, added.get()) : List.of(input);
        }
    }

    /**
     * A fully connected layer.
     *
     * @param weights outputs x inputs
     */
    record Dense(String input, String output, Values weights, float[] bias, Optional<Activation> activation)
            implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** The largest value, or the mean, of each window. */
    record Pool(String input, String output, Kind kind, Window window) implements Step {
        enum Kind {
            MAX,
            /** Padding counts. */
            MEAN,
            /** Padding does not count. */
            MEAN_INSIDE
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** The mean over rows and columns. */
    record GlobalMean(String input, String output) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    record Activate(String input, String output, Activation activation) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** The sum of two tensors of the same extents, then the activation. */
    record Sum(String left, String right, String output, Optional<Activation> activation) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(left, right);
        }
    }

    /**
     * Each value and a constant.
     *
     * @param constant of extents that fit the tensor's, 1 where it is the same along an extent
     */
    record WithConstant(String input, String output, Operator operator, Values constant) implements Step {
        enum Operator {
            ADD,
            SUBTRACT,
            MULTIPLY,
            DIVIDE
        }

        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /**
     * An image with a frame around it, which does what padding does, with other values than 0 if need be.
     *
     * @param before rows above and columns to the left
     * @param after rows below and columns to the right
     * @param border value of the frame in each channel
     */
    record Frame(String input, String output, long[] before, long[] after, float[] border) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** Tensors one after the other along an extent. */
    record Concatenation(List<String> inputs, String output, int axis) implements Step {}

    /** The same values in the same order in other extents. */
    record Reshape(String input, String output, long[] extents) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** Extents in another order. */
    record Transpose(String input, String output, int[] order) implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /**
     * A convolution of few channels, an activation and the largest of {@code pool} x {@code pool} values: all that a pooled
     * pixel depends on is one patch of the input, so the layer is a matrix product of patches, with one column for each place
     * in the pool and each output channel, and a maximum over places.
     *
     * @param weights values of a patch (channel, row, column) x columns of the product (place, output channel)
     * @param bias one value for each column of the product
     * @param outputs output channels
     * @param side rows and columns of a patch
     */
    record PatchConvolution(
            String input,
            String output,
            Values weights,
            float[] bias,
            int outputs,
            int side,
            int pool,
            Optional<Activation> activation)
            implements Step {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }
}
