package org.phosphene.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Class names of ImageNet, a line each: {@code n01440764 tench, Tinca tinca}. The first name of a line is taken. */
final class Synset {
    private Synset() {}

    /**
     * Reads the names.
     *
     * @throws DataException if the content is not UTF-8, a line has another form, or there are not {@code classes} lines
     */
    static List<String> read(String file, byte[] content, int classes) {
        List<String> names = new ArrayList<>();
        for (String line : text(file, content).lines().toList()) {
            if (!line.matches("n\\d{8} \\S.*")) {
                throw new DataException(file + ": line " + (names.size() + 1)
                        + ": expected a WordNet id and names, as in 'n01440764 tench'");
            }
            names.add(line.substring(10).split(",", 2)[0].strip());
        }
        if (names.size() != classes) {
            throw new DataException(file + ": " + names.size() + " lines, expected " + classes);
        }
        return List.copyOf(names);
    }

    private static String text(String file, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DataException(file + ": not UTF-8 text", e);
        }
    }
}
