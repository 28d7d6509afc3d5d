package org.phosphene.zoo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** libtorch's natives, which JavaCPP unpacks into a cache of the user's at their first use. */
final class Libtorch {
    private static final String LOCK = "phosphene.lock";

    private Libtorch() {}

    /**
     * Loads them, one process at a time: of two that unpack them at once one would cut files short that the other has
     * mapped already, which kills it.
     *
     * @throws LinkageError if they are not on the class path
     */
    @SuppressWarnings("try") // the lock works by being held, no one names it
    static synchronized void load() {
        try {
            Path lock = Loader.getCacheDir().toPath().resolve(LOCK);
            try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                Loader.load(torch.class);
            }
        } catch (IOException e) {
            // where nothing can be locked: as it is without
            Loader.load(torch.class);
        }
    }
}
