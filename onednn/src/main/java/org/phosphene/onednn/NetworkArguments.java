package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;

/** The arguments of a primitive, by oneDNN's numbers, put into native memory once. */
final class NetworkArguments {
    private final Owned owned;
    private final List<Integer> names = new ArrayList<>();
    private final List<memory> memories = new ArrayList<>();

    NetworkArguments(Owned owned) {
        this.owned = owned;
    }

    void add(int name, memory value) {
        names.add(name);
        memories.add(value);
    }

    /** The primitive with these arguments. */
    Execution execution(String what, long operations, primitive made) {
        dnnl_exec_arg_t arguments = owned.keep(new dnnl_exec_arg_t(names.size()));
        for (int i = 0; i < names.size(); i++) {
            arguments.getPointer(i).arg(names.get(i)).memory(memories.get(i).get());
        }
        return new Execution(what, operations, owned.keep(made.get()), arguments, names.size());
    }
}
