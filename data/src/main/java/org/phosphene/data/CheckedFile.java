package org.phosphene.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one file of a set.
 *
 * @param path where it lies, or would lie without gzip
 * @param published what it should be
 * @param fault what is wrong with it; empty if its content is the published one
 */
public record CheckedFile(Path path, PublishedFile published, Optional<String> fault) {
    /** Whether its content is the published one. */
    public boolean isRight() {
        return fault.isEmpty();
    }

    static CheckedFile of(PublishedFile published, Path folder) {
        Optional<Path> found = published.find(folder);
        Path path = found.orElse(folder.resolve(published.name()));
        if (found.isEmpty()) {
            return new CheckedFile(path, published, Optional.of("missing"));
        }
        try {
            published.read(folder);
            return new CheckedFile(path, published, Optional.empty());
        } catch (NotAsPublishedException e) {
            return new CheckedFile(path, published, Optional.of(e.fault()));
        }
    }
}
