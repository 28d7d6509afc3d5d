package org.phosphene.data.basis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The bases that come with the program: those of MNIST and Fashion-MNIST, of 250 components each. */
public final class BuiltInBases {
    private static final List<String> NAMES = List.of("mnist", "fashion-mnist");

    private BuiltInBases() {}

    /** Their names, those of the data sets. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The basis of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static BasisFile of(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("basis '" + name + "': expected one of " + String.join(", ", NAMES));
        }
        String file = "gabor-" + name + ".safetensors";
        try (InputStream in = BuiltInBases.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + file);
            }
            return BasisFile.read(file, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
