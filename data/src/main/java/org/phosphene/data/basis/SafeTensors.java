package org.phosphene.data.basis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors and texts in the safetensors form: the length of the header as eight bytes, little-endian; the header, JSON
 * with the type, extents and place of each tensor and the texts under {@value #TEXTS}; the tensors one after the other. Only
 * tensors of 32-bit floating-point numbers (F32) are written and read.
 *
 * @param texts in the order of the file
 * @param tensors in the order of the file
 */
record SafeTensors(Map<String, String> texts, Map<String, Tensor> tensors) {
    static final String TEXTS = "__metadata__";
    static final String TYPE = "F32";
    private static final JsonMapper JSON = new JsonMapper();
    /** The data begin at a multiple of this many bytes. */
    private static final int ALIGNMENT = 8;

    SafeTensors {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** The content of a file. The same texts and tensors give the same bytes. */
    byte[] bytes() {
        byte[] header = header();
        int data = tensors.values().stream()
                .mapToInt(tensor -> tensor.values().length)
                .reduce(0, Math::addExact);
        ByteBuffer out = ByteBuffer.allocate(
                        Math.addExact(Long.BYTES + header.length, Math.multiplyExact(data, Float.BYTES)))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(header.length).put(header);
        for (Tensor tensor : tensors.values()) {
            out.asFloatBuffer().put(tensor.values());
            out.position(out.position() + tensor.values().length * Float.BYTES);
        }
        return out.array();
    }

    /** Filled up with spaces, as the form has it. */
    private byte[] header() {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode all = root.putObject(TEXTS);
        texts.forEach(all::put);
        int at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            ObjectNode node = root.putObject(entry.getKey());
            node.put("dtype", TYPE);
            entry.getValue().extents().forEach(node.putArray("shape")::add);
            int end = at + entry.getValue().values().length * Float.BYTES;
            node.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        try {
            byte[] json = JSON.writeValueAsBytes(root);
            int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            byte[] header = Arrays.copyOf(json, length);
            Arrays.fill(header, json.length, length, (byte) ' ');
            return header;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
