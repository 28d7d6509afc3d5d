package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
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
            if (info.getInfo() instanceof TensorInfo tensor) {
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

    /** Type of the elements of each output that is a tensor, as ONNX Runtime names it. */
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
        Map<String, Values> read = new LinkedHashMap<>();
        run(given, new LinkedHashSet<>(wanted), (output, tensor) -> read.put(output, values(tensor)));
        return read;
    }

    /**
     * Runs the graph and looks only at the extents of the outputs that are tensors.
     *
     * @throws ObserverException if the engine fails on them
     */
    public Map<String, long[]> extents(Map<String, Values> given) {
        Map<String, long[]> extents = new LinkedHashMap<>();
        run(
                given,
                types.keySet(),
                (output, tensor) -> extents.put(output, tensor.getInfo().getShape()));
        return extents;
    }

    private void run(Map<String, Values> given, Set<String> wanted, BiConsumer<String, OnnxTensor> reader) {
        try {
            Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, Values> entry : given.entrySet()) {
                Values values = entry.getValue();
                tensors.put(entry.getKey(), inputs.get(entry.getKey()).of(values.values, values.extents));
            }
            try (OrtSession.Result result = session.run(tensors, wanted)) {
                result.forEach(entry -> reader.accept(entry.getKey(), (OnnxTensor) entry.getValue()));
            }
        } catch (OrtException e) {
            throw new ObserverException(name + ": the model failed (" + ModelException.firstLine(e) + ")", e);
        }
    }

    /** Whether a type, as ONNX Runtime names it, is one of real numbers. */
    public static boolean isReal(String type) {
        return FilledTensor.isReal(OnnxJavaType.valueOf(type));
    }

    private static Values values(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        if (info.type == OnnxJavaType.DOUBLE) {
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
