package org.phosphene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Numbers that another program computed, one array a line: name, then the numbers. The script is beside the file. */
public final class ReferenceNumbers {
    private final String file;
    private final Map<String, String[]> lines;

    private ReferenceNumbers(String file, Map<String, String[]> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Reads a resource that lies beside a class. */
    public static ReferenceNumbers of(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            Map<String, String[]> lines = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] parts = line.split(" ", -1);
                lines.put(parts[0], Arrays.copyOfRange(parts, 1, parts.length));
            });
            return new ReferenceNumbers(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> names() {
        return lines.keySet();
    }

    public double[] reals(String name) {
        return Arrays.stream(line(name)).mapToDouble(Double::parseDouble).toArray();
    }

    public int[] integers(String name) {
        return Arrays.stream(line(name)).mapToInt(Integer::parseInt).toArray();
    }

    /** Unsigned 32-bit words. */
    public int[] words(String name) {
        return Arrays.stream(line(name)).mapToInt(Integer::parseUnsignedInt).toArray();
    }

    private String[] line(String name) {
        if (!lines.containsKey(name)) {
            throw new IllegalArgumentException(file + " has no line " + name);
        }
        return lines.get(name);
    }
}
