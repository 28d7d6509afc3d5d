package org.phosphene.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/** Descriptions of memory: extents, type of value, and order. */
final class Descriptors {
    private static final format_tag[] ROW_MAJOR = {
        format_tag.a, format_tag.ab, format_tag.abc, format_tag.abcd, format_tag.abcde, format_tag.abcdef
    };

    private Descriptors() {}

    static memory.desc bytes(long size) {
        return new memory.desc(new long[] {size}, data_type.u8, format_tag.a);
    }

    /** Last extent fastest. */
    static memory.desc plain(data_type type, long... extents) {
        return new memory.desc(extents, type, ROW_MAJOR[extents.length - 1]);
    }

    /** In the order that suits the primitive. */
    static memory.desc any(data_type type, long... extents) {
        return new memory.desc(extents, type, format_tag.any);
    }

    static memory.desc channelsLast(data_type type, long... extents) {
        return new memory.desc(extents, type, format_tag.nhwc);
    }

    static memory.desc strided(data_type type, long[] extents, long... strides) {
        return new memory.desc(extents, type, strides);
    }

    /** Type of the values, as the constant that it can be compared with. */
    static data_type type(memory of) {
        return of.get_desc().get_data_type().intern();
    }

    static int bytes(data_type type) {
        return type == data_type.f32 ? 4 : 2;
    }
}
