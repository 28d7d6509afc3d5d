package org.phosphene.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.memory.data_type;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.InputArrangement;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/** A classifier compiled to oneDNN: a source of observers, one for each worker, that share its weights. */
public final class OnednnModel implements AutoCloseable {
    /** Room for the largest tensor of a batch in 32 bits: what stays in a cache of the second level, or near it. */
    private static final long VALUES_AT_ONCE = 1 << 20;

    private static final int LARGEST_BATCH = 64;
    /** Tiles hold 16 rows of 16-bit values of so many images at their best. */
    private static final int LARGEST_BATCH_WITH_TILES = 256;
    /** Stimuli that are asked again come in few at a time. */
    private static final int SMALL_BATCH = 8;

    private final Graph graph;
    private final Optional<Graph> centred;
    private final InputArrangement arrangement;
    private final float[] grey;
    private final WeightStore weights = new WeightStore();
    private final int batch;
    private final int classes;

    private OnednnModel(Graph graph, InputArrangement arrangement, int classes) {
        this.graph = graph;
        this.arrangement = arrangement;
        this.classes = classes;
        grey = Scorer.grey(arrangement);
        centred = Centring.of(graph, grey);
        batch = (int)
                Math.max(SMALL_BATCH, Math.min(mostAtOnce(), Long.highestOneBit(VALUES_AT_ONCE / graph.largest())));
    }

    private static int mostAtOnce() {
        return Onednn.name().contains("amx") ? LARGEST_BATCH_WITH_TILES : LARGEST_BATCH;
    }

    /**
     * Compiles a model.
     *
     * @throws UnsupportedModelException if it has an operator that is not compiled, which the message names
     * @throws IllegalArgumentException if the preprocessing does not fit the model's channels
     */
    public static OnednnModel compile(OnnxModel model, Preprocessing preprocessing) {
        Contract contract = model.contract();
        if (!contract.type().equals("FLOAT")) {
            throw new UnsupportedModelException("an input of type " + contract.type());
        }
        if (!contract.batched() || contract.batch() != 0) {
            throw new UnsupportedModelException("a graph that takes images one at a time, or in fixed numbers");
        }
        Graph graph = read(model);
        OnednnModel compiled = new OnednnModel(graph, model.arrangement(preprocessing), contract.classes());
        try {
            // whether oneDNN has a primitive for every step shows only now
            compiled.scorer(data_type.f32, SMALL_BATCH).close();
            return compiled;
        } catch (RuntimeException e) {
            compiled.close();
            throw e;
        }
    }

    /** Strangers write graphs in ways that nobody thought of; ONNX Runtime has read this one, so it stays usable. */
    private static Graph read(OnnxModel model) {
        try {
            return Fusion.of(GraphReader.read(model.folded(SMALL_BATCH)));
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnsupportedModelException("a graph that is put together in an unknown way (" + e + ")", e);
        }
    }

    int classes() {
        return classes;
    }

    int size() {
        return arrangement.size();
    }

    /** How many images the network computes at once. */
    int batch() {
        return batch;
    }

    /** A network for one thread. */
    Scorer scorer(data_type type, int images) {
        boolean moved = type == data_type.bf16 && centred.isPresent();
        Graph sized = (moved ? centred.get() : graph).withBatch(images);
        return new Scorer(NetworkBuilder.build(sized, type, weights), arrangement, moved ? grey : null);
    }

    Scorer small() {
        return scorer(data_type.f32, SMALL_BATCH);
    }

    @Override
    public void close() {
        weights.close();
    }
}
