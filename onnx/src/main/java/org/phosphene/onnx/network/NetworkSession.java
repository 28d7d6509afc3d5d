package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.observer.ObserverException;
import org.phosphene.onnx.GraphSession;
import org.phosphene.onnx.GraphSession.Values;

/** A session of an edited graph with its fed inputs; splits what is given into batches that the model takes. */
final class NetworkSession implements AutoCloseable {
    private final GraphSession session;
    private final Source source;
    private final int batch;
    private final Map<String, InnerTensor> fed;
    private final Map<String, float[]> rows = new HashMap<>();

    /**
     * Opens a session.
     *
     * @param source what its first input takes
     * @param batch how many images at once, 0 for any number
     * @param fed the tensor that each fed input meets
     */
    NetworkSession(String name, ModelProto graph, Source source, int batch, Map<String, InnerTensor> fed) {
        this.source = source;
        this.batch = batch;
        this.fed = fed;
        this.session = GraphSession.of(name, graph);
    }

    /** What the first input takes. */
    interface Source {
        /** Name of the input. */
        String input();

        /** Numbers for an image. */
        int size();

        /** The input for {@code count} images, whose numbers stand at the beginning. */
        Values values(float[] numbers, int count);
    }

    /**
     * Gives an input the rows of the next runs.
     *
     * @param numbers one row for all images, or one for each
     */
    void feed(String input, float[] numbers) {
        InnerTensor tensor = fed.get(input);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "the network has no input '" + input + "' to be fed, only " + fed.keySet());
        }
        if (numbers.length == 0 || numbers.length % tensor.size() != 0) {
            throw new IllegalArgumentException("input '" + input + "' is fed " + numbers.length + " numbers: rows of "
                    + tensor.size() + ", one for all images or one for each");
        }
        rows.put(input, numbers);
    }

    /**
     * Runs some images.
     *
     * @param outputs the tensor that each output holds
     * @return in the order of the outputs one row for each image
     */
    Map<String, float[]> run(float[] numbers, int count, Map<String, InnerTensor> outputs) {
        int most = batch == 0 ? count : batch;
        if (count % most != 0) {
            throw new ObserverException("this model takes " + most + " images at a time, not " + count);
        }
        if (most == count) {
            return part(numbers, 0, count, count, outputs);
        }
        Map<String, float[]> all = new LinkedHashMap<>();
        for (int at = 0; at < count; at += most) {
            float[] images = Arrays.copyOfRange(numbers, at * source.size(), (at + most) * source.size());
            int first = at;
            part(images, at, most, count, outputs).forEach((name, values) -> {
                float[] to = all.computeIfAbsent(name, n -> new float[values.length / most * count]);
                System.arraycopy(values, 0, to, first * (values.length / most), values.length);
            });
        }
        return all;
    }

    private Map<String, float[]> part(float[] images, int at, int count, int all, Map<String, InnerTensor> outputs) {
        Map<String, Values> given = new HashMap<>();
        given.put(source.input(), source.values(images, count));
        fed.forEach((input, tensor) -> given.put(input, fed(input, tensor, at, count, all)));
        Map<String, float[]> read = new LinkedHashMap<>();
        session.run(given, List.copyOf(outputs.keySet())).forEach((name, values) -> {
            InnerTensor tensor = outputs.get(name);
            long[] expected = tensor.extents(count);
            if (!Arrays.equals(values.extents(), expected)) {
                throw new ObserverException(
                        "tensor '" + name + "' came with extents " + Arrays.toString(values.extents()) + " for " + count
                                + " images, expected " + Arrays.toString(expected));
            }
            read.put(name, Rows.of(values, tensor.images()));
        });
        return read;
    }

    private Values fed(String input, InnerTensor tensor, int at, int count, int all) {
        float[] numbers = rows.get(input);
        if (numbers == null) {
            throw new ObserverException("the network's input '" + input + "' has not been fed");
        }
        int size = tensor.size();
        if (numbers.length == size) {
            return new Values(tensor.extents(1), numbers);
        }
        if (numbers.length != all * size) {
            throw new ObserverException("the network's input '" + input + "' was fed " + numbers.length / size
                    + " rows for " + all + " images: one for all or one for each");
        }
        float[] mine = count == all ? numbers : Arrays.copyOfRange(numbers, at * size, (at + count) * size);
        return Rows.tensor(mine, tensor.extents(count), tensor.images());
    }

    @Override
    public void close() {
        session.close();
    }
}
