package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;

/** Makes the primitives of layers with weights. Biases stay in 32 bits. */
final class LayerBuilder {
    private final NetworkBuilder net;

    LayerBuilder(NetworkBuilder net) {
        this.net = net;
    }

    Tensor convolution(Step.Convolution step) {
        Tensor source = net.settled(net.tensor(step.input()));
        Optional<Tensor> added = step.added().map(name -> net.settled(net.tensor(name)));
        Window window = step.window();
        long[] from = source.extents();
        long[] shape = step.weights().extents();
        long[] to = {from[0], shape[0], window.count(0, from[2]), window.count(1, from[3])};
        Values weights = step.groups() == 1
                ? step.weights()
                : step.weights().withExtents(step.groups(), shape[0] / step.groups(), shape[1], shape[2], shape[3]);
        var attributes = Posts.of(added.map(tensor -> tensor.values().get_desc()), step.activation());
        memory.desc any = Descriptors.any(net.type(), from);
        memory.desc anyWeights = Descriptors.any(net.type(), weights.extents());
        memory.desc anyTo = Descriptors.any(net.typeOf(step), to);
        long[] holes = {window.dilation()[0] - 1, window.dilation()[1] - 1};
        var desc = step.bias() == null
                ? new convolution_forward.primitive_desc(
                        Onednn.engine(),
                        prop_kind.forward_inference,
                        algorithm.convolution_direct,
                        any,
                        anyWeights,
                        anyTo,
                        window.stride(),
                        holes,
                        window.before(),
                        window.after(),
                        attributes,
                        false)
                : new convolution_forward.primitive_desc(
                        Onednn.engine(),
                        prop_kind.forward_inference,
                        algorithm.convolution_direct,
                        any,
                        anyWeights,
                        Descriptors.any(data_type.f32, shape[0]),
                        anyTo,
                        window.stride(),
                        holes,
                        window.before(),
                        window.after(),
                        attributes,
                        false);
        Tensor shown = net.reordered(source, desc.src_desc(), step.output());
        source.buffer().release();
        Tensor made = net.make(desc.dst_desc(), to);
        List<Integer> names = new ArrayList<>(List.of(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST));
        List<memory> memories =
                new ArrayList<>(List.of(shown.values(), net.constant(weights, desc.weights_desc()), made.values()));
        bias(step.bias(), desc.bias_desc(), names, memories);
        added.ifPresent(tensor -> {
            names.add(dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | dnnl.DNNL_ARG_SRC_1);
            memories.add(tensor.values());
        });
        long operations = 2 * from[0] * shape[0] * shape[1] * window.looks(0, from[2]) * window.looks(1, from[3]);
        net.add("Conv " + step.output(), operations, desc, new convolution_forward(desc), names, memories);
        shown.buffer().release();
        added.ifPresent(tensor -> tensor.buffer().release());
        return made;
    }

    private void bias(float[] bias, memory.desc wanted, List<Integer> names, List<memory> memories) {
        if (bias != null) {
            names.add(dnnl.DNNL_ARG_BIAS);
            memories.add(net.constant(new Values(new long[] {bias.length}, bias), wanted));
        }
    }

    /** Takes a tensor of rows and columns as it is: its weights are seen as a kernel as large as the image. */
    Tensor dense(Step.Dense step) {
        Tensor source = net.tensor(step.input());
        long[] held = source.held().length == 4 || source.isSettled() ? source.held() : source.extents();
        Tensor given = held == source.extents() ? net.settled(source) : source.as(source.extents());
        long outputs = step.weights().extents()[0];
        long[] shape = held.clone();
        shape[0] = outputs;
        long[] to = {held[0], outputs};
        var attributes = Posts.of(Optional.empty(), step.activation());
        memory.desc from = Descriptors.any(net.type(), held);
        if (Descriptors.type(given.values()) == net.type()) {
            from = given.values().get_desc();
        }
        memory.desc anyWeights = Descriptors.any(net.type(), shape);
        memory.desc anyTo = Descriptors.any(net.typeOf(step), to);
        var desc = step.bias() == null
                ? new inner_product_forward.primitive_desc(
                        Onednn.engine(), prop_kind.forward_inference, from, anyWeights, anyTo, attributes, false)
                : new inner_product_forward.primitive_desc(
                        Onednn.engine(),
                        prop_kind.forward_inference,
                        from,
                        anyWeights,
                        Descriptors.any(data_type.f32, outputs),
                        anyTo,
                        attributes,
                        false);
        Tensor shown = net.reordered(given, desc.src_desc(), step.output());
        given.buffer().release();
        Tensor made = net.make(desc.dst_desc(), to);
        List<Integer> names = new ArrayList<>(List.of(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST));
        List<memory> memories = new ArrayList<>(List.of(
                shown.values(), net.constant(step.weights().withExtents(shape), desc.weights_desc()), made.values()));
        bias(step.bias(), desc.bias_desc(), names, memories);
        long operations = 2 * held[0] * step.weights().data().length;
        net.add("Dense " + step.output(), operations, desc, new inner_product_forward(desc), names, memories);
        shown.buffer().release();
        return made;
    }
}
