package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory_desc_vector;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.FloatPointer;

/** Makes the primitives of the steps between layers: pools, activations, arithmetic, order. */
final class StepBuilder {
    private final NetworkBuilder net;
    private final LayerBuilder layers;

    StepBuilder(NetworkBuilder net) {
        this.net = net;
        this.layers = new LayerBuilder(net);
    }

    /** Adds a step and returns the tensor that it makes. */
    Tensor build(Step step) {
        if (step instanceof Step.Convolution s) {
            return layers.convolution(s);
        } else if (step instanceof Step.Dense s) {
            return layers.dense(s);
        } else if (step instanceof Step.PatchConvolution s) {
            return new PatchBuilder(net).patches(s);
        } else if (step instanceof Step.Pool s) {
            return pool(s);
        } else if (step instanceof Step.GlobalMean s) {
            return globalMean(s);
        } else if (step instanceof Step.Activate s) {
            return activate(s);
        } else if (step instanceof Step.Sum s) {
            return sum(s);
        } else if (step instanceof Step.WithConstant s) {
            return withConstant(s);
        } else if (step instanceof Step.Concatenation s) {
            return concatenation(s);
        } else if (step instanceof Step.Reshape s) {
            return reshape(s);
        } else if (step instanceof Step.Frame s) {
            return frame(s);
        } else if (step instanceof Step.Transpose s) {
            return transpose(s);
        }
        throw new IllegalStateException("unknown step " + step);
    }

    private Tensor pool(Step.Pool step) {
        Tensor source = net.settled(net.tensor(step.input()));
        Window window = step.window();
        long[] from = source.extents();
        long[] to = {from[0], from[1], window.count(0, from[2]), window.count(1, from[3])};
        algorithm kind =
                switch (step.kind()) {
                    case MAX -> algorithm.pooling_max;
                    case MEAN -> algorithm.pooling_avg_include_padding;
                    case MEAN_INSIDE -> algorithm.pooling_avg_exclude_padding;
                };
        return pooled(source, step, kind, window, to);
    }

    private Tensor globalMean(Step.GlobalMean step) {
        Tensor source = net.settled(net.tensor(step.input()));
        long[] from = source.extents();
        long[] to = {from[0], from[1], 1, 1};
        algorithm kind = algorithm.pooling_avg_exclude_padding;
        return pooled(source, step, kind, Window.of(from[2], from[3]), to);
    }

    private Tensor pooled(Tensor source, Step step, algorithm kind, Window window, long[] to) {
        data_type type = net.typeOf(step);
        Tensor typed = typed(source, type);
        long[] holes = {window.dilation()[0] - 1, window.dilation()[1] - 1};
        var desc = new pooling_forward.primitive_desc(
                Onednn.engine(),
                prop_kind.forward_inference,
                kind,
                typed.values().get_desc(),
                Descriptors.any(type, to),
                window.stride(),
                window.size(),
                holes,
                window.before(),
                window.after(),
                Posts.none(),
                false);
        Tensor made = net.make(desc.dst_desc(), to);
        net.add(
                "Pool " + step.output(),
                desc,
                new pooling_forward(desc),
                List.of(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST),
                List.of(typed.values(), made.values()));
        typed.buffer().release();
        return made;
    }

    /** In the type of the result: the images come in 32 bits. Releases what it is given. */
    private Tensor typed(Tensor tensor, data_type type) {
        if (Descriptors.type(tensor.values()) == type) {
            return tensor;
        }
        Tensor typed = net.reordered(tensor, Descriptors.plain(type, tensor.held()), "type");
        tensor.buffer().release();
        return typed;
    }

    private Tensor activate(Step.Activate step) {
        Tensor given = net.tensor(step.input());
        Tensor source = typed(given.as(given.extents()), net.typeOf(step));
        Posts.Elementwise e = Posts.Elementwise.of(step.activation());
        memory.desc same = source.values().get_desc();
        var desc = new eltwise_forward.primitive_desc(
                Onednn.engine(),
                prop_kind.forward_inference,
                e.kind(),
                same,
                same,
                e.alpha(),
                e.beta(),
                Posts.none(),
                false);
        Tensor held = net.make(same, source.held());
        net.add(
                "Activation " + step.output(),
                desc,
                new eltwise_forward(desc),
                List.of(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST),
                List.of(source.values(), held.values()));
        source.buffer().release();
        return new Tensor(source.extents(), source.held(), held.values(), held.buffer());
    }

    private Tensor sum(Step.Sum step) {
        Tensor left = typed(net.settled(net.tensor(step.left())), net.typeOf(step));
        Tensor right = typed(net.settled(net.tensor(step.right())), net.typeOf(step));
        Tensor made = arithmetic(
                step.output(),
                algorithm.binary_add,
                left,
                right.values(),
                Posts.of(Optional.empty(), step.activation()));
        right.buffer().release();
        return made;
    }

    private Tensor withConstant(Step.WithConstant step) {
        Tensor source = typed(net.settled(net.tensor(step.input())), net.typeOf(step));
        algorithm kind =
                switch (step.operator()) {
                    case ADD -> algorithm.binary_add;
                    case SUBTRACT -> algorithm.binary_sub;
                    case MULTIPLY -> algorithm.binary_mul;
                    case DIVIDE -> algorithm.binary_div;
                };
        memory constant = net.constant(
                step.constant(),
                Descriptors.plain(data_type.f32, step.constant().extents()));
        return arithmetic(step.output(), kind, source, constant, Posts.none());
    }

    /** Releases {@code left}. */
    private Tensor arithmetic(String output, algorithm kind, Tensor left, memory right, primitive_attr attributes) {
        memory.desc same = left.values().get_desc();
        var desc = new binary.primitive_desc(Onednn.engine(), kind, same, right.get_desc(), same, attributes, false);
        Tensor made = net.make(same, left.extents());
        net.add(
                "Arithmetic " + output,
                desc,
                new binary(desc),
                List.of(dnnl.DNNL_ARG_SRC_0, dnnl.DNNL_ARG_SRC_1, dnnl.DNNL_ARG_DST),
                List.of(left.values(), right, made.values()));
        left.buffer().release();
        return made;
    }

    /** Only the image is copied at every run, so the memory is not shared with other steps. */
    private Tensor frame(Step.Frame step) {
        Tensor source = net.settled(net.tensor(step.input()));
        long[] from = source.extents();
        long height = from[2] + step.before()[0] + step.after()[0];
        long width = from[3] + step.before()[1] + step.after()[1];
        long[] to = {from[0], from[1], height, width};
        Tensor made = net.kept(to);
        float[] filled = new float[(int) Shapes.product(to)];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = step.border()[(int) (i / (height * width) % from[1])];
        }
        new FloatPointer(made.values().get_data_handle()).put(filled, 0, filled.length);
        memory inside = net.at(
                Descriptors.strided(data_type.f32, from, from[1] * height * width, height * width, width, 1),
                made.buffer(),
                4 * (step.before()[0] * width + step.before()[1]));
        net.copy(source.values(), inside, "frame " + step.output());
        source.buffer().release();
        return made;
    }

    private Tensor concatenation(Step.Concatenation step) {
        List<Tensor> parts = new ArrayList<>();
        memory_desc_vector descs = new memory_desc_vector(step.inputs().size());
        long[] to = null;
        for (int i = 0; i < step.inputs().size(); i++) {
            Tensor part = typed(net.settled(net.tensor(step.inputs().get(i))), net.typeOf(step));
            parts.add(part);
            descs.put(i, part.values().get_desc());
            if (to == null) {
                to = part.extents().clone();
            } else {
                to[step.axis()] += part.extents()[step.axis()];
            }
        }
        var desc = new concat.primitive_desc(
                Onednn.engine(), Descriptors.any(net.typeOf(step), to), step.axis(), descs, Posts.none(), false);
        Tensor made = net.make(desc.dst_desc(), to);
        List<Integer> names = new ArrayList<>(List.of(dnnl.DNNL_ARG_DST));
        List<memory> memories = new ArrayList<>(List.of(made.values()));
        for (int i = 0; i < parts.size(); i++) {
            names.add(dnnl.DNNL_ARG_MULTIPLE_SRC + i);
            memories.add(parts.get(i).values());
        }
        net.add("Concat " + step.output(), desc, new concat(desc), names, memories);
        parts.forEach(part -> part.buffer().release());
        return made;
    }

    /** Only notes the new extents; who needs the values in that order asks for it. */
    private Tensor reshape(Step.Reshape step) {
        Tensor source = net.tensor(step.input());
        if (Arrays.equals(step.extents(), source.held())) {
            return source.as(source.held());
        }
        return source.as(step.extents());
    }

    /** Only notes the new order. */
    private Tensor transpose(Step.Transpose step) {
        Tensor source = net.settled(net.tensor(step.input()));
        data_type type = Descriptors.type(source.values());
        Tensor plain = source.values().get_desc().get_inner_nblks() == 0
                ? source.as(source.extents())
                : net.reordered(source, Descriptors.plain(type, source.extents()), step.output());
        source.buffer().release();
        int[] order = step.order();
        long[] to = new long[order.length];
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            to[i] = plain.extents()[order[i]];
            places[order[i]] = i;
        }
        memory seen = net.at(plain.values().get_desc().permute_axes(places), plain.buffer(), 0);
        return new Tensor(to, to, seen, plain.buffer());
    }
}
