package org.phosphene.zoo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A network on the disk: its ONNX file, and its card beside it under the same name. */
public final class ModelFiles {
    private ModelFiles() {}

    /**
     * Writes both. Each appears whole or not at all; one that was there is replaced.
     *
     * @return the two files
     * @throws IOException if the folder is missing or cannot be written to
     */
    public static List<Path> write(Path file, byte[] onnx, ModelCard card) throws IOException {
        Path beside = ModelCard.beside(file);
        replace(file, onnx);
        replace(beside, card.text().getBytes(StandardCharsets.UTF_8));
        return List.of(file, beside);
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
