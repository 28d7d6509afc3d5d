package org.phosphene.data.basis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.data.DataException;

/** Reads {@link SafeTensors}, believing nothing: memory is bounded by the length of the content, whatever it claims. */
final class SafeTensorsReader {
    private static final int MOST_HEADER = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final ByteBuffer data;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    /** Up to here the data belong to tensors. */
    private long end;

    private SafeTensorsReader(String file, ByteBuffer data) {
        this.file = file;
        this.data = data;
    }

    /**
     * Reads the content of a file.
     *
     * @throws DataException if it is not of the form, or has tensors of another type than F32, tensors that overlap or leave
     *     bytes between them, are not in the order of their names in the header, or numbers that are not finite
     */
    static SafeTensors read(String file, byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = content.length < Long.BYTES ? 0 : in.getLong();
        if (length < 2 || length > in.remaining() || content[Long.BYTES] != '{') {
            throw new DataException(file + ": byte 0: not a safetensors file, or cut off in the header");
        }
        if (length > MOST_HEADER) {
            throw new DataException(
                    file + ": byte 0: a header of " + length + " bytes, expected at most " + MOST_HEADER);
        }
        byte[] header = new byte[(int) length];
        in.get(header);
        SafeTensorsReader reader = new SafeTensorsReader(file, in.slice().order(ByteOrder.LITTLE_ENDIAN));
        reader.readAll(reader.parsed(header));
        return new SafeTensors(reader.texts, reader.tensors);
    }

    private JsonNode parsed(byte[] header) {
        try {
            return JSON.readTree(header);
        } catch (JsonProcessingException e) {
            throw new DataException(file + ": the header is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("an array can be read", e);
        }
    }

    private void readAll(JsonNode header) {
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(SafeTensors.TEXTS)) {
                readTexts(entry.getValue());
            } else {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
            }
        }
        if (end != data.capacity()) {
            throw new DataException(file + ": " + (data.capacity() - end) + " bytes belong to no tensor");
        }
    }

    private void readTexts(JsonNode all) {
        if (!all.isObject()) {
            throw new DataException(file + ": " + SafeTensors.TEXTS + " is not a list of texts");
        }
        for (Map.Entry<String, JsonNode> entry : all.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new DataException(file + ": " + SafeTensors.TEXTS + ": " + entry.getKey() + " is not a text");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
    }

    private Tensor tensor(String name, JsonNode node) {
        if (!node.isObject() || !node.path("dtype").asText().equals(SafeTensors.TYPE)) {
            throw new DataException(file + ": tensor '" + name + "': is not of the type " + SafeTensors.TYPE);
        }
        List<Integer> extents = numbers(name, node.path("shape"));
        List<Integer> place = numbers(name, node.path("data_offsets"));
        if (place.size() != 2 || place.get(0) != end || place.get(1) < end) {
            throw new DataException(file + ": tensor '" + name + "': lies at " + place + ", expected it to begin at "
                    + end + ", where the one before it ends");
        }
        long bytes = place.get(1) - end;
        if (bytes != Float.BYTES * Tensor.size(extents)) {
            throw new DataException(
                    file + ": tensor '" + name + "': " + bytes + " bytes for extents " + extents + " of 4 bytes each");
        }
        if (place.get(1) > data.capacity()) {
            throw new DataException(file + ": tensor '" + name + "': ends at byte " + place.get(1) + " of "
                    + data.capacity() + "; the file is cut off");
        }
        end = place.get(1);
        return new Tensor(extents, values(name, place.get(0), (int) bytes / Float.BYTES));
    }

    private List<Integer> numbers(String name, JsonNode array) {
        if (!array.isArray()) {
            throw new DataException(file + ": tensor '" + name + "': lacks its shape or data_offsets");
        }
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            if (!number.isInt() || number.intValue() < 0) {
                throw new DataException(file + ": tensor '" + name + "': extent or place " + number);
            }
            numbers.add(number.intValue());
        }
        return numbers;
    }

    private float[] values(String name, int from, int count) {
        float[] values = new float[count];
        data.slice(from, count * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[i])) {
                throw new DataException(file + ": tensor '" + name + "': value " + i + " is " + values[i]);
            }
        }
        return values;
    }
}
