package org.phosphene.onnx.network;

import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Fields behind convolutions and pools: windows over the axes from the third on. */
final class WindowFields {
    static final Set<String> OPERATORS = Set.of("Conv", "MaxPool", "AveragePool", "LpPool");
    private static final int FIRST_SPACE = 2;

    private WindowFields() {}

    /** Empty where the file does not say how large the windows are. */
    static Optional<Reach> of(Operation operation, Reach input, long[] extents, long[] results) {
        Optional<long[]> kernel = kernel(operation);
        if (kernel.isEmpty()) {
            return Optional.empty();
        }
        Reach reach = input;
        int axes = extents.length - FIRST_SPACE;
        for (int a = 0; a < axes; a++) {
            int axis = FIRST_SPACE + a;
            int stride = (int) operation.integers("strides").orElse(filled(axes, 1))[a];
            int dilation = (int) operation.integers("dilations").orElse(filled(axes, 1))[a];
            int count = (int) kernel.get()[a];
            long size = (count - 1L) * dilation + 1;
            int before = (int) before(operation, a, axes, size, stride, extents[axis]);
            reach = reach.windowed(axis, new Span.Taps(count, dilation, stride, before), results[axis]);
        }
        // a field that moved with the images or the maps would be strange, but the maps are mixed here
        return Optional.of(reach.merged(0).merged(1).withMapAxis(1));
    }

    private static Optional<long[]> kernel(Operation operation) {
        return operation.integers("kernel_shape").or(() -> operation
                .extents(1)
                .map(weights ->
                        weights.stream().skip(FIRST_SPACE).mapToLong(i -> i).toArray()));
    }

    private static long before(Operation operation, int a, int axes, long size, long stride, long extent) {
        long results = (extent + stride - 1) / stride;
        long padded = Math.max(0, (results - 1) * stride + size - extent);
        return switch (operation.text("auto_pad", "NOTSET")) {
            case "SAME_UPPER" -> padded / 2;
            case "SAME_LOWER" -> padded - padded / 2;
            case "VALID" -> 0;
            default -> operation.integers("pads").orElse(filled(2 * axes, 0))[a];
        };
    }

    private static long[] filled(int length, long value) {
        return LongStream.generate(() -> value).limit(length).toArray();
    }
}
