package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.phosphene.observer.ObserverException;

/**
 * One single-threaded session of any graph: numbers in, numbers out, nothing known of images or classes. Not thread-safe.
 */
public final class GraphSession implements AutoCloseable {
    private final String name;
    private final OrtSession session;
    private final Map<String, FilledTensor> inputs = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private boolean closed;

    private GraphSession(String name, OrtSession session) throws OrtException {
        this.name = name;
        this.session = session;
        for (NodeInfo info : session.getInputInfo().values()) {
            if (info.getInfo() instanceof TensorInfo tensor && FilledTensor.accepts(tensor.type)) {
                inputs.put(info.getName(), new FilledTensor(tensor.type));
            }
        }
        for (NodeInfo info : session.getOutputInfo().values()) {
            if (info.getInfo() instanceof TensorInfo tensor && FilledTensor.isReal(tensor.type)) {
                types.put(info.getName(), tensor.type.name());
            }
        }
    }

    /**
     * Opens a session.
     *
     * @param name for messages
     * @param graph with all its weights inside
     * @throws ModelException if the engine refuses it
     */
    public static GraphSession of(String name, ModelProto graph) {
        try {
            return new GraphSession(name, Engine.open(ModelFile.of(name, graph.toByteArray()), null));
        } catch (OrtException e) {
            throw new ModelException(name + ": " + ModelException.firstLine(e), e);
        }
    }

    /**
     * A tensor.
     *
     * @param extents the last runs fastest
     * @param values as many as the extents say, or more where they are given to a session
     */
    public record Values(long[] extents, float[] values) {}

    /** Type of the elements of each output that is a tensor of real numbers, as ONNX Runtime names it. */
    public Map<String, String> types() {
        return Map.copyOf(types);
    }

    /**
     * Runs the graph.
     *
     * @param given the values of all inputs, read before this returns
     * @param wanted names of outputs that are tensors of real numbers
     * @return in the order wanted, in arrays of their own
     * @throws ObserverException if the engine fails on them
     */
    public Map<String, Values> run(Map<String, Values> given, List<String> wanted) {
        try {
            Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, Values> entry : given.entrySet()) {
                Values values = entry.getValue();
                tensors.put(entry.getKey(), inputs.get(entry.getKey()).of(values.values, values.extents));
            }
            try (OrtSession.Result result = session.run(tensors, new LinkedHashSet<>(wanted))) {
                Map<String, Values> read = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> entry : result) {
                    read.put(entry.getKey(), values((OnnxTensor) entry.getValue()));
                }
                return read;
            }
        } catch (OrtException e) {
            throw new ObserverException(name + ": the model failed (" + ModelException.firstLine(e) + ")", e);
        }
    }

    private static Values values(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        if (info.type == ai.onnxruntime.OnnxJavaType.DOUBLE) {
            DoubleBuffer doubles = tensor.getDoubleBuffer();
            float[] values = new float[doubles.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) doubles.get(i);
            }
            return new Values(info.getShape(), values);
        }
        FloatBuffer floats = tensor.getFloatBuffer();
        if (floats.hasArray() && floats.arrayOffset() == 0 && floats.array().length == floats.remaining()) {
            // the engine's own copy on the heap: another one would only cost time
            return new Values(info.getShape(), floats.array());
        }
        float[] values = new float[floats.remaining()];
        floats.get(values);
        return new Values(info.getShape(), values);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (session) {
            inputs.values().forEach(FilledTensor::close);
        } catch (OrtException e) {
            throw new ObserverException(
                    name + ": the session cannot be closed (" + ModelException.firstLine(e) + ")", e);
        }
    }
}
