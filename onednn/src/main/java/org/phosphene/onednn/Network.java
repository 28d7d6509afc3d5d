package org.phosphene.onednn;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A compiled network with its own memory, for one thread and batches of one size. */
final class Network implements AutoCloseable {
    private final Owned owned;
    /** Held so that the constants, which only native code refers to, are not collected. */
    private final WeightStore weights;

    private final Execution[] executions;
    private final FloatPointer images;
    private final FloatPointer scores;
    private final dnnl_stream stream;
    private final int batch;
    private final int values;
    private final int classes;

    Network(Owned owned, WeightStore weights, List<Execution> executions, Tensor input, Tensor output, Graph graph) {
        this.owned = owned;
        this.weights = weights;
        this.executions = executions.toArray(Execution[]::new);
        batch = (int) graph.inputExtents()[0];
        values = (int) Shapes.product(graph.inputExtents()) / batch;
        classes = (int) Shapes.product(output.extents()) / batch;
        images = floats(input, batch * values);
        scores = floats(output, batch * classes);
        stream = owned.keep(owned.keep(new stream(Onednn.engine())).get());
    }

    private FloatPointer floats(Tensor tensor, int count) {
        Pointer start = tensor.values().get_data_handle();
        return owned.keep(new FloatPointer(start).capacity(count));
    }

    int batch() {
        return batch;
    }

    int classes() {
        return classes;
    }

    /**
     * Computes scores.
     *
     * @param stimuli of which {@code batch()} images are taken from image {@code first} on
     * @param out receives their scores from image {@code first} on
     */
    void run(float[] stimuli, float[] out, int first) {
        images.put(stimuli, first * values, batch * values);
        for (Execution execution : executions) {
            execution.run(stream);
        }
        dnnl.dnnl_stream_wait(stream);
        scores.get(out, first * classes, batch * classes);
    }

    WeightStore weights() {
        return weights;
    }

    /** What is executed, in order. */
    List<Execution> executions() {
        return Arrays.asList(executions);
    }

    /** Runs one of the executions by itself, for measurements. */
    void run(Execution execution) {
        execution.run(stream);
        dnnl.dnnl_stream_wait(stream);
    }

    @Override
    public void close() {
        owned.close();
    }
}
