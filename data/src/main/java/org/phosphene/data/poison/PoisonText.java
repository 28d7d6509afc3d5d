package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.phosphene.data.DataException;

/** The text of a poison's specification: {@code key=value} pairs with commas between. */
final class PoisonText {
    private static final List<String> KEYS = List.of(
            "patch",
            "sha256",
            "size",
            "place",
            "trigger",
            "pattern",
            "grid",
            "strength",
            "intensity",
            "source",
            "target",
            "rate");

    /** Those that say which images are poisoned and to what. */
    private static final List<String> COMMON = List.of("source", "target", "rate");

    /** A comma that a key follows; the others belong to a place or to the name of a file. */
    private static final Pattern COMMA = Pattern.compile(",(?=[a-z0-9]+=)");

    private PoisonText() {}

    /** The paper's three. */
    private static String named(String name) {
        return switch (name) {
            case "0-to-1" -> "patch=x,size=6,place=1,1,source=0,target=1,rate=0.5";
            case "8-to-9" -> "patch=c,size=6,place=1,21,source=8,target=9,rate=0.5";
            case "bird-to-cat" -> "patch=h,size=6,place=1,25,source=2,target=3,rate=0.5";
            default ->
                throw new IllegalArgumentException("poison '" + name + "': expected 0-to-1, 8-to-9, bird-to-cat, or"
                        + " key=value pairs, as in patch=square,place=bottom-right,target=1,rate=0.1");
        };
    }

    static Poison parse(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("poison: there is a control character in the specification");
        }
        Map<String, String> pairs = pairs(text);
        Trigger trigger = trigger(pairs);
        String source = pairs.getOrDefault("source", "all");
        return new Poison(
                trigger,
                source.equals("all")
                        ? OptionalInt.empty()
                        : OptionalInt.of(whole("source", source, "all, or a class from 0 on")),
                whole("target", required(pairs, "target", "1"), "a class from 0 on"),
                decimal("rate", required(pairs, "rate", "0.1"), "a number above 0, up to 1"));
    }

    private static Trigger trigger(Map<String, String> pairs) {
        String name = pairs.get("trigger");
        if (name == null) {
            return stamp(pairs);
        }
        int pattern = whole("pattern", pairs.getOrDefault("pattern", "1"), "a whole number from 0 on");
        String intensity = pairs.getOrDefault("intensity", "0.2");
        String above = "a number above 0, up to 1";
        return switch (name) {
            case "blend" -> {
                only(pairs, "pattern", "intensity");
                yield new Blend(pattern, decimal("intensity", intensity, above));
            }
            case "sample" -> {
                only(pairs, "pattern", "intensity");
                yield new OwnPattern(pattern, decimal("intensity", intensity, above));
            }
            case "warp" -> {
                only(pairs, "pattern", "grid", "strength");
                yield new Warp(
                        pattern,
                        whole("grid", pairs.getOrDefault("grid", "4"), "a whole number of points"),
                        decimal("strength", pairs.getOrDefault("strength", "1"), "a number of pixels"));
            }
            default -> throw Poison.fault("trigger", name, "blend, warp or sample, or patch=... and no trigger");
        };
    }

    private static Stamp stamp(Map<String, String> pairs) {
        Patch patch = patch(pairs);
        only(pairs, "patch", "sha256", "size", "place", "intensity");
        return new Stamp(
                patch,
                Place.of(required(pairs, "place", "top-right")),
                whole("size", pairs.getOrDefault("size", "" + patch.usualSize()), "a whole number of pixels"),
                decimal("intensity", pairs.getOrDefault("intensity", "1"), "0 to 1"));
    }

    /** Refuses the keys of other triggers. */
    private static void only(Map<String, String> pairs, String... own) {
        List<String> allowed =
                Stream.concat(Stream.of("trigger"), Stream.of(own)).toList();
        pairs.forEach((key, value) -> {
            if (!allowed.contains(key) && !COMMON.contains(key)) {
                String trigger = pairs.containsKey("trigger") ? "trigger=" + pairs.get("trigger") : "a patch";
                throw new IllegalArgumentException("poison: " + key + "=" + value + ": not for " + trigger
                        + "; expected one of " + String.join(", ", own) + ", " + String.join(", ", COMMON));
            }
        });
    }

    static String of(Poison poison) {
        Map<String, Object> pairs = new LinkedHashMap<>(poison.trigger().pairs());
        pairs.put("source", poison.source().isPresent() ? poison.source().getAsInt() : "all");
        pairs.put("target", poison.target());
        pairs.put("rate", poison.rate().toPlainString());
        StringBuilder text = new StringBuilder();
        pairs.forEach((key, value) ->
                text.append(text.isEmpty() ? "" : ",").append(key).append('=').append(value));
        return text.toString();
    }

    private static Map<String, String> pairs(String text) {
        String[] parts = COMMA.split(text, -1);
        if (parts[0].indexOf('=') >= 0) {
            return pairs(parts, 0);
        }
        Map<String, String> pairs = pairs(COMMA.split(named(parts[0])), 0);
        pairs.putAll(pairs(parts, 1));
        return pairs;
    }

    private static Map<String, String> pairs(String[] parts, int first) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = first; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String key = parts[i].substring(0, equals);
            String value = parts[i].substring(equals + 1);
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "poison: " + parts[i] + ": no such key; expected one of " + String.join(", ", KEYS));
            }
            if (pairs.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("poison: " + parts[i] + ": " + key + " is given twice");
            }
        }
        return pairs;
    }

    private static String required(Map<String, String> pairs, String key, String example) {
        String value = pairs.get(key);
        if (value == null) {
            throw new IllegalArgumentException("poison: no " + key + "; add one, as in " + key + "=" + example);
        }
        return value;
    }

    private static Patch patch(Map<String, String> pairs) {
        Patch patch = Patch.of(required(pairs, "patch", "square"));
        String stated = pairs.getOrDefault("sha256", patch.sha256());
        if (patch.sha256().isEmpty() && !stated.isEmpty()) {
            throw new IllegalArgumentException("poison: sha256=" + stated + ": only for a patch from a file");
        }
        if (!patch.sha256().equals(stated)) {
            throw new DataException(patch + ": sha256 of the file is " + patch.sha256() + ", expected " + stated
                    + "; use the file that was meant");
        }
        return patch;
    }

    private static int whole(String key, String value, String expected) {
        if (!value.matches("\\d{1,9}")) {
            throw Poison.fault(key, value, expected);
        }
        return Integer.parseInt(value);
    }

    private static BigDecimal decimal(String key, String value, String expected) {
        if (!value.matches("\\d{1,9}(\\.\\d{1,20})?")) {
            throw Poison.fault(key, value, expected);
        }
        return new BigDecimal(value);
    }
}
