package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/** Constants in the orders that primitives want, each made once and shared by all workers, who only read them. */
@SuppressWarnings("try") // scopes work by being open, no one names them
final class WeightStore implements AutoCloseable {
    private final Owned owned = new Owned();
    private final IdentityHashMap<float[], List<memory>> made = new IdentityHashMap<>();

    /**
     * A constant.
     *
     * @param values identified by its array
     * @param wanted type and order
     */
    synchronized memory of(Values values, memory.desc wanted) {
        List<memory> forms = made.computeIfAbsent(values.data(), v -> new ArrayList<>());
        for (memory form : forms) {
            if (form.get_desc().equals(wanted)) {
                return form;
            }
        }
        memory form = make(values, wanted);
        forms.add(form);
        return form;
    }

    private memory make(Values values, memory.desc wanted) {
        memory to = owned.keep(new memory(wanted, Onednn.engine()));
        try (PointerScope scope = new PointerScope()) {
            memory from = new memory(Descriptors.plain(data_type.f32, values.extents()), Onednn.engine());
            new FloatPointer(from.get_data_handle()).put(values.data(), 0, values.data().length);
            stream order = new stream(Onednn.engine());
            new reorder(from, to).execute(order, from, to);
            dnnl.dnnl_stream_wait(order.get());
        }
        return to;
    }

    @Override
    public synchronized void close() {
        owned.close();
        made.clear();
    }
}
