package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.from_blob;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** What libtorch makes of codes. */
final class Decoding {
    private Decoding() {}

    @SuppressWarnings("try") // scopes and guards work by being open
    static float[] of(Network decoder, Weights weights, float[] codes) {
        int values = decoder.input().get(0);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            List<Tensor> tensors = new ArrayList<>();
            for (int p = 0; p < weights.parameters().size(); p++) {
                long[] extents = weights.parameters().get(p).extents().stream()
                        .mapToLong(Integer::longValue)
                        .toArray();
                tensors.add(from_blob(new FloatPointer(weights.values(p)), extents));
            }
            Tensor in = from_blob(new FloatPointer(codes), codes.length / values, values);
            Tensor out = decoder.forward(tensors, in, Pass.asking(Precision.FP32));
            float[] copy = new float[codes.length / values * decoder.outputs()];
            out.contiguous().data_ptr_float().get(copy);
            return copy;
        }
    }
}
