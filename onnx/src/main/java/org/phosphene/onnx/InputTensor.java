package org.phosphene.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import org.phosphene.observer.ObserverException;

/** The input of a session: stimuli as the network wants them. */
final class InputTensor implements AutoCloseable {
    private final Contract contract;
    private final InputArrangement arrangement;
    private final FilledTensor tensor;
    private float[] staged = new float[0];

    InputTensor(Contract contract, Preprocessing preprocessing) {
        this.contract = contract;
        this.tensor = new FilledTensor(OnnxJavaType.valueOf(contract.type()));
        this.arrangement = new InputArrangement(contract, preprocessing);
    }

    /** The tensor of {@code count} stimuli; it stays this object's own. */
    OnnxTensor of(float[] stimuli, int count) throws OrtException {
        long values = (long) count * contract.shape().size();
        if (values * Float.BYTES > Integer.MAX_VALUE) {
            throw new ObserverException(
                    count + " stimuli of " + contract.shape() + " at once take more than 2 GB: choose a smaller batch");
        }
        if (staged.length != values) {
            staged = new float[(int) values];
        }
        return tensor.of(arrangement.of(stimuli, count, staged), contract.extents(count));
    }

    /** Whether stimuli can be written as this type. */
    static boolean accepts(OnnxJavaType type) {
        return FilledTensor.accepts(type) && type != OnnxJavaType.BFLOAT16;
    }

    @Override
    public void close() {
        tensor.close();
    }
}
