package org.phosphene.onednn;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.phosphene.observer.ObserverException;

/**
 * A primitive with its arguments, ready to be run again and again without making anything.
 *
 * @param what it does and how oneDNN does it, for measurements
 * @param operations multiplications and additions of a batch, 0 where memory is only moved or compared
 */
record Execution(String what, long operations, dnnl_primitive primitive, dnnl_exec_arg_t arguments, int count) {
    void run(dnnl_stream stream) {
        int status = dnnl.dnnl_primitive_execute(primitive, stream, count, arguments);
        if (status != 0) {
            throw new ObserverException("oneDNN failed in " + what + " (status " + status + ")");
        }
    }
}
