package org.phosphene.cli;

import java.nio.file.Path;
import org.phosphene.data.DataFolder;
import picocli.CommandLine.Option;

/** Where the data sets lie. */
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PHOSPHENE_DATA}",
            description = "Folder with data sets, each in a folder of its name (mnist, cifar10 ...). Default: the "
                    + "environment variable PHOSPHENE_DATA, else phosphene/data in your cache folder.")
    private Path folder;

    /** The folder to read from. One that was named must be there; of the usual one, a set that is asked for. */
    DataFolder folder() {
        return isNamed() ? DataFolder.of(folder) : place();
    }

    /** The folder, whether it is there or not. */
    DataFolder place() {
        return new DataFolder(isNamed() ? folder : DataHome.here());
    }

    private boolean isNamed() {
        return folder != null && !folder.toString().isEmpty();
    }
}
