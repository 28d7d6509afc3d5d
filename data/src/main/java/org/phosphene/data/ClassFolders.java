package org.phosphene.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The sub-folders of a folder as classes, and the images in each, both sorted by name, code point by code point. Nothing
 * deeper is looked at, so that no loop of links is followed.
 *
 * @param root the folder
 * @param names of the classes
 * @param images of each class, at least one
 */
record ClassFolders(Path root, List<String> names, List<List<Path>> images) {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");
    private static final Comparator<Path> BY_NAME = Comparator.comparing(
            ClassFolders::name,
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));

    /**
     * Lists a folder; what lies beside the sub-folders, and what begins with a dot, is passed over.
     *
     * @throws DataException if it cannot be listed, there is no class, or one without images
     */
    static ClassFolders read(Path root) {
        List<String> names = new ArrayList<>();
        List<List<Path>> images = new ArrayList<>();
        for (Path entry : entries(root)) {
            if (Files.isDirectory(entry)) {
                names.add(name(entry));
                images.add(images(entry));
            } else if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
                throw new DataException(entry + ": a link that leads nowhere or round in a circle; mend or remove it");
            }
        }
        if (names.isEmpty()) {
            throw new DataException(root + ": no folder in it; expected one for each class, with its images");
        }
        return new ClassFolders(root, List.copyOf(names), List.copyOf(images));
    }

    /** Whether there is a sub-folder. */
    static boolean any(Path root) {
        return entries(root).stream().anyMatch(Files::isDirectory);
    }

    /** A folder that is a class itself. */
    static ClassFolders single(Path root) {
        return new ClassFolders(root, List.of(root.toString()), List.of(images(root)));
    }

    private static List<Path> images(Path folder) {
        List<Path> images = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                throw new DataException(entry + ": a folder within a class; put its images into " + folder
                        + ", or name the folder whose sub-folders are the classes");
            }
            String name = name(entry).toLowerCase(Locale.ROOT);
            if (ENDINGS.stream().anyMatch(name::endsWith)) {
                images.add(entry);
            }
        }
        if (images.isEmpty()) {
            throw new DataException(folder + ": no image; expected at least one .png, .jpg or .jpeg in each class");
        }
        return List.copyOf(images);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> visible = entries.filter(e -> !name(e).startsWith("."))
                    .sorted(BY_NAME)
                    .toList();
            for (Path entry : visible) {
                // such a name would break the one line of a message, or the table of a report
                if (name(entry).chars().anyMatch(Character::isISOControl)) {
                    throw new DataException(folder + ": '" + name(entry).replaceAll("\\p{Cntrl}", "?")
                            + "' has a control character in its name; rename it");
                }
            }
            return visible;
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    folder + ": cannot be listed (" + e.getClass().getSimpleName() + "); check its permissions", e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
