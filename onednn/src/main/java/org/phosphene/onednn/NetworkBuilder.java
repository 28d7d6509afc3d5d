package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.PointerScope;

/** Makes the primitives of a graph, step by step, and keeps track of its tensors. */
@SuppressWarnings("try") // scopes work by being open, no one names them
final class NetworkBuilder {
    private final Graph graph;
    private final data_type type;
    private final WeightStore weights;
    private final Owned owned = new Owned();
    private final Arena arena = new Arena(owned);
    private final List<Execution> executions = new ArrayList<>();
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<String, Integer> uses;
    private final Set<String> late;

    private NetworkBuilder(Graph graph, data_type type, WeightStore weights) {
        this.graph = graph;
        this.type = type;
        this.weights = weights;
        this.uses = graph.uses();
        this.late = graph.afterLayers();
    }

    /**
     * Builds a network.
     *
     * @param type of weights and activations, f32 or bf16
     * @throws UnsupportedModelException if oneDNN has no primitive for a step
     */
    static Network build(Graph graph, data_type type, WeightStore weights) {
        NetworkBuilder builder = new NetworkBuilder(graph, type, weights);
        try (PointerScope scope = new PointerScope()) {
            Network network = builder.build();
            return network;
        } catch (RuntimeException e) {
            builder.owned.close();
            throw e;
        }
    }

    private Network build() {
        // the caller writes here before every run
        Tensor input = kept(graph.inputExtents());
        tensors.put(graph.input(), input);
        StepBuilder steps = new StepBuilder(this);
        for (Step step : graph.steps()) {
            try {
                tensors.put(step.output(), steps.build(step));
            } catch (UnsupportedModelException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new UnsupportedModelException(
                        "oneDNN has no " + step.getClass().getSimpleName() + " as '" + step.output() + "' needs it ("
                                + firstSentence(e) + ")",
                        e);
            }
            step.inputs().forEach(this::taken);
        }
        Tensor scores = tensors.get(graph.output());
        Tensor plain = reordered(scores, Descriptors.plain(data_type.f32, scores.held()), "scores");
        return new Network(owned, weights, List.copyOf(executions), input, plain, graph);
    }

    /** oneDNN goes on with advice on how to debug it. */
    private static String firstSentence(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("\\. .*", "");
    }

    private void taken(String name) {
        if (uses.merge(name, -1, Integer::sum) == 0) {
            tensors.remove(name).buffer().release();
        }
    }

    Tensor tensor(String name) {
        return tensors.get(name);
    }

    data_type type() {
        return type;
    }

    /** The type of what a step makes: what comes after the last layer stays in 32 bits, up to the scores. */
    data_type typeOf(Step step) {
        return late.contains(step.output()) ? data_type.f32 : type;
    }

    /** A tensor with new memory. */
    Tensor make(memory.desc form, long... extents) {
        Arena.Buffer buffer = arena.take(form.get_size());
        return new Tensor(extents, extents, at(form, buffer, 0), buffer);
    }

    /** A tensor of 32-bit values, last extent fastest, that no other step writes into. */
    Tensor kept(long... extents) {
        memory.desc form = Descriptors.plain(data_type.f32, extents);
        Arena.Buffer buffer = arena.keep(form.get_size());
        return new Tensor(extents, extents, at(form, buffer, 0), buffer);
    }

    /** Memory within a buffer. */
    memory at(memory.desc form, Arena.Buffer buffer, long offset) {
        return owned.keep(new memory(form, Onednn.engine(), buffer.at(offset)));
    }

    memory constant(Values values, memory.desc form) {
        return weights.of(values, form);
    }

    /** The tensor in another order or type; its memory itself where it has these already. Others come in new memory. */
    Tensor reordered(Tensor from, memory.desc wanted, String what) {
        if (from.values().get_desc().equals(wanted)) {
            return from.as(from.extents());
        }
        Arena.Buffer buffer = arena.take(wanted.get_size());
        memory to = at(wanted, buffer, 0);
        copy(from.values(), to, "reorder " + what);
        return new Tensor(from.extents(), from.held(), to, buffer);
    }

    void copy(memory from, memory to, String what) {
        reorder.primitive_desc desc = new reorder.primitive_desc(from, to);
        add(what, desc, new reorder(desc), List.of(dnnl.DNNL_ARG_FROM, dnnl.DNNL_ARG_TO), List.of(from, to));
    }

    /** Last extent fastest, in memory of the tensor's own extents. */
    Tensor settled(Tensor tensor) {
        if (tensor.isSettled()) {
            return tensor.as(tensor.extents());
        }
        data_type held = Descriptors.type(tensor.values());
        Tensor plain = reordered(tensor, Descriptors.plain(held, tensor.held()), "reshape");
        memory seen = at(Descriptors.plain(held, tensor.extents()), plain.buffer(), 0);
        return new Tensor(tensor.extents(), tensor.extents(), seen, plain.buffer());
    }

    /** Adds a primitive that only moves or compares values. */
    void add(String what, primitive_desc_base desc, primitive made, List<Integer> names, List<memory> memories) {
        add(what, 0, desc, made, names, memories);
    }

    /** Adds a primitive with its arguments and room for its scratch. */
    void add(
            String what,
            long operations,
            primitive_desc_base desc,
            primitive made,
            List<Integer> names,
            List<memory> memories) {
        owned.keep(made);
        NetworkArguments arguments = new NetworkArguments(owned);
        for (int i = 0; i < names.size(); i++) {
            arguments.add(names.get(i), memories.get(i));
        }
        memory.desc scratch = desc.scratchpad_desc();
        if (scratch.get_size() > 0) {
            Arena.Buffer buffer = arena.take(scratch.get_size());
            arguments.add(dnnl.DNNL_ARG_SCRATCHPAD, at(scratch, buffer, 0));
            // only needed while it runs
            buffer.release();
        }
        String how = desc.impl_info_str().getString();
        executions.add(arguments.execution(what + " (" + how + ")", operations, made));
    }
}
