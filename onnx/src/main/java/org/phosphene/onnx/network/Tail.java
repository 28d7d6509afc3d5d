package org.phosphene.onnx.network;

import java.util.Map;
import org.phosphene.observer.Scores;
import org.phosphene.onnx.GraphSession.Values;

/**
 * The rest of a network behind one tensor: values of the tensor in, scores out. With the front computed once by a
 * {@link Probe}, any number of changed values can be tried. The values are those before the network's own interventions on the
 * tensor, which are applied to them. One single-threaded session; not thread-safe.
 */
public final class Tail implements AutoCloseable {
    private final NetworkSession session;
    private final InnerTensor tensor;
    private final InnerTensor output;
    private final int classes;

    Tail(NetworkSession session, InnerTensor tensor, InnerTensor output, int classes) {
        this.session = session;
        this.tensor = tensor;
        this.output = output;
        this.classes = classes;
    }

    /** What it takes. */
    public InnerTensor tensor() {
        return tensor;
    }

    /** Gives a fed input the rows of the next calls: one for all images, or one for each. */
    public Tail feed(String input, float[] rows) {
        session.feed(input, rows);
        return this;
    }

    /**
     * The scores.
     *
     * @param values {@code count} rows, as a probe of the tensor gives them
     * @return {@code count} rows of one score for each class
     */
    public float[] scores(float[] values, int count) {
        return session.run(values, count, Map.of(output.name(), output)).get(output.name());
    }

    /** The classes with the largest scores, the first of several equal ones. */
    public void label(float[] values, int count, int[] labels) {
        float[] scores = scores(values, count);
        for (int t = 0; t < count; t++) {
            labels[t] = Scores.best(scores, t, classes);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    /** A tensor of the graph as the first input of a session. */
    record Source(String input, InnerTensor tensor) implements NetworkSession.Source {
        @Override
        public int size() {
            return tensor.size();
        }

        @Override
        public Values values(float[] rows, int count) {
            return Rows.tensor(rows, tensor.extents(count), tensor.images());
        }
    }
}
