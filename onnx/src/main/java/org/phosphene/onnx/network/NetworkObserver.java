package org.phosphene.onnx.network;

import java.util.Map;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.Scores;

/**
 * A network as an observer, with the rows that its fed inputs take. One single-threaded session; not thread-safe.
 */
public final class NetworkObserver implements ConfidentObserver {
    private final NetworkSession session;
    private final InnerTensor output;
    private final int classes;

    NetworkObserver(NetworkSession session, InnerTensor output, int classes) {
        this.session = session;
        this.output = output;
        this.classes = classes;
    }

    /** Gives a fed input the rows of the next calls: one for all stimuli, or one for each. */
    public NetworkObserver feed(String input, float[] rows) {
        session.feed(input, rows);
        return this;
    }

    /** The scores of some stimuli: {@code count} rows of one score for each class. */
    public float[] scores(float[] stimuli, int count) {
        return session.run(stimuli, count, Map.of(output.name(), output)).get(output.name());
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        float[] scores = scores(stimuli, count);
        for (int t = 0; t < count; t++) {
            labels[t] = Scores.best(scores, t, classes);
        }
    }

    /** The confidence is the softmax of the scores, or the score itself where the scores are probabilities already. */
    @Override
    public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
        float[] scores = scores(stimuli, count);
        for (int t = 0; t < count; t++) {
            labels[t] = Scores.best(scores, t, classes);
            confidence[t] = Scores.confidence(scores, t, classes, labels[t]);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
