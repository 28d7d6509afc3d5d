package org.phosphene.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.phosphene.observer.ObserverException;

/** A tensor in native memory into which numbers are written in the type that a model takes, kept from run to run. */
final class FilledTensor implements AutoCloseable {
    private final OnnxJavaType type;
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);
    private long[] extents = new long[0];
    private OnnxTensor tensor;

    FilledTensor(OnnxJavaType type) {
        this.type = type;
    }

    /** Whether numbers can be written as this type. */
    static boolean accepts(OnnxJavaType type) {
        return type == OnnxJavaType.UINT8 || isReal(type);
    }

    /** Whether it is a type of real numbers. */
    static boolean isReal(OnnxJavaType type) {
        return switch (type) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> true;
            default -> false;
        };
    }

    /** The tensor with these values; it stays this object's own. */
    OnnxTensor of(float[] values, long[] wanted) throws OrtException {
        int count = count(wanted);
        if (tensor == null || !Arrays.equals(extents, wanted)) {
            close();
            extents = wanted.clone();
            memory = ByteBuffer.allocateDirect(count * type.size).order(ByteOrder.nativeOrder());
            tensor = create();
        }
        write(values, count);
        return tensor;
    }

    private int count(long[] wanted) {
        long count = Arrays.stream(wanted).reduce(1, (a, b) -> a * b);
        if (count * type.size > Integer.MAX_VALUE) {
            throw new ObserverException(
                    "a batch of extents " + InputShape.text(wanted) + " takes more than 2 GB: choose a smaller batch");
        }
        return (int) count;
    }

    private OnnxTensor create() throws OrtException {
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(Engine.environment(), memory.asFloatBuffer(), extents);
            case DOUBLE -> OnnxTensor.createTensor(Engine.environment(), memory.asDoubleBuffer(), extents);
            default -> OnnxTensor.createTensor(Engine.environment(), memory, extents, type);
        };
    }

    private void write(float[] values, int count) {
        switch (type) {
            case FLOAT -> {
                FloatBuffer floats = memory.asFloatBuffer();
                floats.put(values, 0, count);
            }
            case DOUBLE -> {
                DoubleBuffer doubles = memory.asDoubleBuffer();
                for (int i = 0; i < count; i++) {
                    doubles.put(i, values[i]);
                }
            }
            case FLOAT16 -> {
                ShortBuffer halves = memory.asShortBuffer();
                for (int i = 0; i < count; i++) {
                    halves.put(i, Fp16Conversions.floatToFp16(values[i]));
                }
            }
            case BFLOAT16 -> {
                ShortBuffer halves = memory.asShortBuffer();
                for (int i = 0; i < count; i++) {
                    halves.put(i, Fp16Conversions.floatToBf16(values[i]));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    memory.put(i, (byte) Math.max(0, Math.min(255, Math.round(values[i]))));
                }
            }
        }
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}
