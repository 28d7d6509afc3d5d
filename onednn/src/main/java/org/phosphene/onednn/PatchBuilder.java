package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.pooling_forward;

/** Makes the primitives of {@link Step.PatchConvolution}: gather the patches, multiply, take the largest. */
final class PatchBuilder {
    private final NetworkBuilder net;

    PatchBuilder(NetworkBuilder net) {
        this.net = net;
    }

    Tensor patches(Step.PatchConvolution step) {
        Tensor source = net.settled(net.tensor(step.input()));
        long images = source.extents()[0];
        long rows = (source.extents()[2] - step.side()) / step.pool() + 1;
        long columns = (source.extents()[3] - step.side()) / step.pool() + 1;
        Tensor patches = gathered(source, step, rows, columns);
        source.buffer().release();
        long places = (long) step.pool() * step.pool();
        long wide = places * step.outputs();
        long tall = images * rows * columns;
        long values = step.weights().extents()[0];
        var desc = new matmul.primitive_desc(
                Onednn.engine(),
                Descriptors.plain(net.type(), tall, values),
                Descriptors.any(net.type(), values, wide),
                Descriptors.plain(data_type.f32, 1, wide),
                Descriptors.plain(net.type(), tall, wide),
                Posts.of(Optional.empty(), step.activation()),
                false);
        Tensor product = net.make(desc.dst_desc(), tall, wide);
        Values bias = new Values(new long[] {1, wide}, step.bias());
        long kernel = (long) step.side() - step.pool() + 1;
        long channels = values / ((long) step.side() * step.side());
        net.add(
                "Patches " + step.output(),
                2 * tall * wide * channels * kernel * kernel,
                desc,
                new matmul(desc),
                List.of(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_BIAS, dnnl.DNNL_ARG_DST),
                List.of(
                        net.at(desc.src_desc(), patches.buffer(), 0),
                        net.constant(step.weights(), desc.weights_desc()),
                        net.constant(bias, desc.bias_desc()),
                        product.values()));
        patches.buffer().release();
        Tensor made =
                largest(step, product, images * rows, columns, new long[] {images, step.outputs(), rows, columns});
        product.buffer().release();
        return made;
    }

    /** All patches, one a row: those that do not overlap at a time, because a description of memory must not name a value twice. */
    private Tensor gathered(Tensor source, Step.PatchConvolution step, long rows, long columns) {
        long images = source.extents()[0];
        long channels = source.extents()[1];
        long height = source.extents()[2];
        long width = source.extents()[3];
        long side = step.side();
        long pool = step.pool();
        long values = channels * side * side;
        Tensor plain = net.reordered(source, Descriptors.plain(data_type.f32, source.extents()), step.output());
        Tensor patches =
                net.make(Descriptors.plain(net.type(), images, rows, columns, values), images, rows, columns, values);
        // so many pools apart, patches do not overlap
        long apart = (side + pool - 1) / pool;
        for (Comb y : Comb.cover(rows, apart)) {
            for (Comb x : Comb.cover(columns, apart)) {
                long[] tile = {images, channels, y.teeth(), x.teeth(), side, side};
                memory from = net.at(
                        Descriptors.strided(
                                data_type.f32,
                                tile,
                                channels * height * width,
                                height * width,
                                apart * pool * width,
                                apart * pool,
                                width,
                                1),
                        plain.buffer(),
                        4 * pool * (y.first() * width + x.first()));
                memory to = net.at(
                        Descriptors.strided(
                                net.type(),
                                tile,
                                rows * columns * values,
                                side * side,
                                apart * columns * values,
                                apart * values,
                                side,
                                1),
                        patches.buffer(),
                        Descriptors.bytes(net.type()) * (y.first() * columns + x.first()) * values);
                net.copy(from, to, "gather " + step.output());
            }
        }
        plain.buffer().release();
        return patches;
    }

    /** Numbers at equal distances. */
    private record Comb(long first, long teeth) {
        /** All numbers below a limit, by combs that end before it: oneDNN wants room after the last tooth. */
        static List<Comb> cover(long limit, long apart) {
            List<Comb> all = new ArrayList<>();
            long whole = limit / apart;
            for (long first = 0; whole > 0 && first < apart; first++) {
                all.add(new Comb(first, whole));
            }
            for (long rest = whole * apart; rest < limit; rest++) {
                all.add(new Comb(rest, 1));
            }
            return all;
        }
    }

    /** The largest over the places of a pool, which lie side by side. */
    private Tensor largest(Step.PatchConvolution step, Tensor product, long rows, long columns, long[] to) {
        long places = (long) step.pool() * step.pool();
        long outputs = step.outputs();
        memory.desc from = Descriptors.channelsLast(net.type(), rows, outputs, 1, columns * places);
        long[] pooled = {rows, outputs, 1, columns};
        long[] none = {0, 0};
        long[] window = {1, places};
        var desc = new pooling_forward.primitive_desc(
                Onednn.engine(),
                prop_kind.forward_inference,
                algorithm.pooling_max,
                from,
                Descriptors.channelsLast(net.type(), pooled),
                window,
                window,
                none,
                none,
                none,
                Posts.none(),
                false);
        Tensor made = net.make(Descriptors.channelsLast(net.type(), to), to);
        net.add(
                "Pool " + step.output(),
                desc,
                new pooling_forward(desc),
                List.of(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DST),
                List.of(net.at(from, product.buffer(), 0), net.at(desc.dst_desc(), made.buffer(), 0)));
        return made;
    }
}
