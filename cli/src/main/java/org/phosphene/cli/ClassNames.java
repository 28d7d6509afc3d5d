package org.phosphene.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.phosphene.data.DataSet;

/** Names of a model's classes, and how they are kept in the specification of a run. */
final class ClassNames {
    /** Key under which a run keeps them. */
    static final String KEY = "observer.names";

    /** What stands before the names in ImageNet's own lists. */
    private static final Pattern WORDNET_ID = Pattern.compile("^n\\d{8}\\s+(?=\\S)");

    private static final String SEPARATOR = "|";

    private ClassNames() {}

    /** Reads a data set's name, a file with one name a line, or a list with commas. */
    static List<String> of(String text, int classes) {
        List<String> names = names(text).stream().map(ClassNames::plain).toList();
        if (names.size() != classes) {
            throw new UsageException("--names gives " + names.size() + " names, the model has " + classes + " classes");
        }
        return names;
    }

    private static List<String> names(String text) {
        for (DataSet set : DataSet.values()) {
            if (set.id().equals(text) && set.classNames().isPresent()) {
                return set.classNames().get();
            }
        }
        try {
            Path file = Path.of(text);
            if (Files.isRegularFile(file)) {
                return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .filter(line -> !line.isBlank())
                        .map(line -> WORDNET_ID.matcher(line).replaceFirst(""))
                        .toList();
            }
        } catch (InvalidPathException e) {
            return List.of(text.split(",", -1));
        } catch (MalformedInputException e) {
            throw new UsageException("--names " + text + ": not a text file in UTF-8");
        } catch (IOException e) {
            throw new UsageException("--names " + text + ": cannot be read (" + e.getMessage() + ")");
        }
        return List.of(text.split(",", -1));
    }

    private static String plain(String name) {
        return name.strip().replace(SEPARATOR, "/").replaceAll("\\p{Cntrl}", " ");
    }

    static String text(List<String> names) {
        return String.join(SEPARATOR, names);
    }

    static List<String> parse(String text) {
        return List.of(text.split("\\" + SEPARATOR, -1));
    }
}
