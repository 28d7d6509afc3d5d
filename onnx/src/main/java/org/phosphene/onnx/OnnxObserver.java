package org.phosphene.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import org.phosphene.observer.ConfidentObserver;
import org.phosphene.observer.ObserverException;
import org.phosphene.observer.Scores;

/**
 * One session of a model: it answers with the class of the largest score, the first of several equal ones. Not thread-safe;
 * each worker opens its own.
 */
public final class OnnxObserver implements ConfidentObserver {
    private final OrtSession session;
    private final Contract contract;
    private final InputTensor input;
    private final Set<String> wanted;
    private float[] scores = new float[0];
    private boolean closed;

    /**
     * Opens a session.
     *
     * @param edited the model's bytes where they are not those of the file, else null
     */
    OnnxObserver(ModelFile file, byte[] edited, Contract contract, Preprocessing preprocessing) {
        this.contract = contract;
        this.input = new InputTensor(contract, preprocessing);
        this.wanted = Set.of(contract.output());
        // last, so that nothing can fail after it and leave it open
        this.session = Engine.open(file, edited);
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        score(stimuli, count);
        for (int t = 0; t < count; t++) {
            labels[t] = Scores.best(scores, t, contract.classes());
        }
    }

    /** The confidence is the softmax of the scores, or the score itself where the scores are probabilities already. */
    @Override
    public void label(float[] stimuli, int count, int[] labels, float[] confidence) {
        score(stimuli, count);
        for (int t = 0; t < count; t++) {
            labels[t] = Scores.best(scores, t, contract.classes());
            confidence[t] = Scores.confidence(scores, t, contract.classes(), labels[t]);
        }
    }

    /**
     * The scores of some stimuli.
     *
     * @return {@code count} rows of one score for each class
     */
    public float[] scores(float[] stimuli, int count) {
        score(stimuli, count);
        return java.util.Arrays.copyOf(scores, count * contract.classes());
    }

    private void score(float[] stimuli, int count) {
        if (scores.length < count * contract.classes()) {
            scores = new float[count * contract.classes()];
        }
        int most = contract.batch() == 0 ? count : contract.batch();
        if (count % most != 0) {
            throw new ObserverException("this model takes " + most + " stimuli at a time, not " + count);
        }
        int size = contract.shape().size();
        for (int at = 0; at < count; at += most) {
            float[] part = at == 0 ? stimuli : java.util.Arrays.copyOfRange(stimuli, at * size, (at + most) * size);
            run(part, at, most);
        }
    }

    private void run(float[] stimuli, int at, int count) {
        try (OrtSession.Result result = session.run(Map.of(contract.input(), input.of(stimuli, count)), wanted)) {
            read((OnnxTensor) result.get(0), at, count);
        } catch (OrtException e) {
            throw new ObserverException(
                    "the model failed on a batch of " + count + " stimuli (" + ModelException.firstLine(e) + ")", e);
        }
    }

    private void read(OnnxTensor tensor, int stimulus, int count) {
        TensorInfo info = tensor.getInfo();
        int at = stimulus * contract.classes();
        int expected = count * contract.classes();
        long[] extents = info.getShape();
        // the right number of scores may still be those of other rows, as in a tensor that is turned over
        if (info.getNumElements() != expected || (count > 1 && extents[0] != count)) {
            throw new ObserverException("the model answered a batch of " + count + " stimuli with a tensor of extents "
                    + InputShape.text(extents) + ", expected " + contract.classes() + " scores for each");
        }
        if (info.type == OnnxJavaType.DOUBLE) {
            DoubleBuffer doubles = tensor.getDoubleBuffer();
            for (int i = 0; i < expected; i++) {
                scores[at + i] = (float) doubles.get(i);
            }
        } else {
            FloatBuffer floats = tensor.getFloatBuffer();
            floats.get(scores, at, expected);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (session) {
            input.close();
        } catch (OrtException e) {
            throw new ObserverException("the session cannot be closed (" + ModelException.firstLine(e) + ")", e);
        }
    }
}
