package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.from_blob;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.phosphene.stimulus.LabelledImages;

/** The images of one step and their labels, in memory that libtorch reads. */
final class Batch {
    private final List<Integer> input;
    private final int size;
    private final float[] values;
    private final FloatPointer pixels;
    private final LongPointer labels;
    private int count;

    /** Room for {@code most} images; to be made within the scope that is to free it. */
    Batch(Network network, int most) {
        input = network.input();
        size = input.stream().reduce(1, Math::multiplyExact);
        values = new float[most * size];
        pixels = new FloatPointer(values.length);
        labels = new LongPointer(most);
    }

    /** Takes the images of {@code order} from {@code from} on, changed by {@code augmentation} unless it is null. */
    void fill(LabelledImages images, int[] order, int from, int some, Augmentation augmentation) {
        count = some;
        for (int i = 0; i < some; i++) {
            images.values(order[from + i], values, i * size);
            if (augmentation != null) {
                augmentation.apply(values, i * size);
            }
            labels.put(i, images.label(order[from + i]));
        }
        pixels.put(values, 0, some * size);
    }

    /** 32-bit, channels last in memory where there are channels: libtorch pools such maps several times faster. */
    Tensor images() {
        long[] extents = new long[1 + input.size()];
        extents[0] = count;
        for (int i = 0; i < input.size(); i++) {
            extents[1 + i] = input.get(i);
        }
        Tensor all = from_blob(pixels, extents);
        return extents.length == 4 ? all.contiguous(MemoryFormat.ChannelsLast) : all;
    }

    Tensor labels() {
        return from_blob(labels, new long[] {count}, new TensorOptions(ScalarType.Long));
    }
}
