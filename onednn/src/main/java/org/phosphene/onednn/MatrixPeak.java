package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/** The product of two large matrices that stay in a cache, the most that oneDNN gets out of this machine. */
@SuppressWarnings("try") // scopes work by being open, no one names them
public final class MatrixPeak {
    private static final int SIDE = 1024;
    private static final int RUNS = 30;

    private MatrixPeak() {}

    /**
     * Measures it, each thread by itself at the same time.
     *
     * @param precision F32 or BF16
     * @param threads at work
     * @return multiplications and additions, 10^9 a second, all threads together
     */
    public static double gigaflops(Precision precision, int threads) {
        data_type type = precision == Precision.F32 ? data_type.f32 : data_type.bf16;
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Double>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                parts.add(CompletableFuture.supplyAsync(() -> one(type), workers));
            }
            return parts.stream().mapToDouble(CompletableFuture::join).sum();
        } finally {
            workers.shutdown();
        }
    }

    private static double one(data_type type) {
        try (PointerScope scope = new PointerScope()) {
            memory.desc any = Descriptors.any(type, SIDE, SIDE);
            memory.desc plain = Descriptors.plain(type, SIDE, SIDE);
            memory.desc product = Descriptors.plain(data_type.f32, SIDE, SIDE);
            var desc = new matmul.primitive_desc(Onednn.engine(), plain, any, product, Posts.none(), false);
            try (Owned owned = new Owned()) {
                NetworkArguments arguments = new NetworkArguments(owned);
                arguments.add(dnnl.DNNL_ARG_SRC, zeros(owned, desc.src_desc()));
                arguments.add(dnnl.DNNL_ARG_WEIGHTS, zeros(owned, desc.weights_desc()));
                arguments.add(dnnl.DNNL_ARG_DST, zeros(owned, desc.dst_desc()));
                arguments.add(dnnl.DNNL_ARG_SCRATCHPAD, zeros(owned, desc.scratchpad_desc()));
                matmul made = owned.keep(new matmul(desc));
                Execution execution = arguments.execution("product", 2L * SIDE * SIDE * SIDE, made);
                stream order = owned.keep(new stream(Onednn.engine()));
                long fastest = Long.MAX_VALUE;
                for (int run = 0; run < RUNS; run++) {
                    long start = System.nanoTime();
                    execution.run(order.get());
                    dnnl.dnnl_stream_wait(order.get());
                    fastest = Math.min(fastest, System.nanoTime() - start);
                }
                return (double) execution.operations() / fastest;
            }
        }
    }

    private static memory zeros(Owned owned, memory.desc form) {
        memory made = owned.keep(new memory(form, Onednn.engine()));
        if (form.get_size() > 0) {
            Pointer.memset(made.get_data_handle(), 0, form.get_size());
        }
        return made;
    }
}
