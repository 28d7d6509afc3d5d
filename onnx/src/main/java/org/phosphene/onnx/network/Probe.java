package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads tensors while a network looks at stimuli, after the network's interventions on them. One single-threaded session, with
 * nothing computed that these tensors do not need. Not thread-safe; each worker has its own.
 */
public final class Probe implements AutoCloseable {
    static final String READ = ".read";

    private final List<InnerTensor> tensors;
    private final Map<String, InnerTensor> outputs;
    private final NetworkSession session;

    /** @param outputs the tensor that each output of the session holds, in the order of {@code tensors} */
    Probe(Map<String, InnerTensor> outputs, NetworkSession session) {
        this.tensors = List.copyOf(outputs.values());
        this.outputs = outputs;
        this.session = session;
    }

    /**
     * A graph that gives some tensors.
     *
     * @param outputs by the names that the tensors have in it
     * @param input the image's, which cannot be an output by itself: {@link #READ} behind its name is a copy of it
     */
    static ModelProto graph(ModelProto model, Set<String> outputs, String input) {
        ModelProto.Builder probed = Measured.withOutputs(model, outputs).toBuilder();
        if (outputs.contains(input + READ)) {
            probed.getGraphBuilder()
                    .addNode(NodeProto.newBuilder()
                            .setOpType("Identity")
                            .addInput(input)
                            .addOutput(input + READ));
        }
        return probed.build();
    }

    /** What is read, in the order asked for. */
    public List<InnerTensor> tensors() {
        return tensors;
    }

    /** Gives a fed input the rows of the next calls: one for all stimuli, or one for each. */
    public Probe feed(String input, float[] rows) {
        session.feed(input, rows);
        return this;
    }

    /**
     * Shows some stimuli.
     *
     * @param stimuli as an {@link org.phosphene.observer.Observer} gets them
     * @return for each tensor one row of {@code size()} values for each stimulus, in the order that the graph has them within an
     *     image. The arrays belong to the probe: the next call may fill them anew
     */
    public float[][] values(float[] stimuli, int count) {
        return session.run(stimuli, count, outputs).values().toArray(float[][]::new);
    }

    @Override
    public void close() {
        session.close();
    }
}
