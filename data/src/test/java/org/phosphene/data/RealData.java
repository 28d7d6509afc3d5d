package org.phosphene.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The real sets, in the folder that the environment variable PHOSPHENE_DATA names. */
public final class RealData {
    private RealData() {}

    /** The folder; without one the test is skipped, or fails in a continuous build. */
    public static DataFolder folder() {
        String root = System.getenv("PHOSPHENE_DATA");
        if (root == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("PHOSPHENE_DATA is not set: a continuous build must test the real data sets");
        }
        assumeTrue(root != null, "PHOSPHENE_DATA is not set: the real data sets are not tested");
        return DataFolder.of(Path.of(root));
    }
}
