package org.phosphene.stimulus;

import java.util.Map;

/** Reads specifications that were written as key and value. */
final class Fields {
    private Fields() {}

    /** @throws IllegalArgumentException if there is none */
    static String text(Map<String, String> fields, String key) {
        String value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    /** @throws IllegalArgumentException if there is none or it is no number */
    static double number(Map<String, String> fields, String key) {
        String text = text(fields, key);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " '" + text + "' is not a number", e);
        }
    }

    /** @throws IllegalArgumentException if there is none or it is no whole number */
    static int whole(Map<String, String> fields, String key) {
        String text = text(fields, key);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " '" + text + "' is not a whole number", e);
        }
    }
}
