package org.phosphene.zoo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.phosphene.data.DataFolder;

/** The data sets in the folder that the environment variable PHOSPHENE_DATA names. */
final class RealData {
    private RealData() {}

    /** Skips the test where the variable is not set, and fails it in a continuous build. */
    static DataFolder folder() {
        String root = System.getenv("PHOSPHENE_DATA");
        if (root == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("PHOSPHENE_DATA is not set: a continuous build must test on the real data");
        }
        assumeTrue(root != null, "PHOSPHENE_DATA is not set: not tested on the real data");
        return DataFolder.of(Path.of(root));
    }
}
