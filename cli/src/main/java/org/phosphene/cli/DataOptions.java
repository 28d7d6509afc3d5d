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
                    + "environment variable PHOSPHENE_DATA.")
    private Path folder;

    DataFolder folder() {
        if (folder == null || folder.toString().isEmpty()) {
            throw new UsageException("no data folder: give --data DIR or set PHOSPHENE_DATA");
        }
        return DataFolder.of(folder);
    }
}
