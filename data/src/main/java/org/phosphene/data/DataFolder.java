package org.phosphene.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.phosphene.stimulus.LabelledImages;

/**
 * A folder with data sets, each in a folder of its name: {@code mnist}, {@code fashion-mnist}, {@code cifar10},
 * {@code imagenet-sample}.
 *
 * @param root the folder
 */
public record DataFolder(Path root) {
    /**
     * Opens a folder.
     *
     * @throws DataException if it is not there
     */
    public static DataFolder of(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DataException(root + ": no such folder; name the one that holds the data sets");
        }
        return new DataFolder(root);
    }

    /** How much of a set is there, by names and sizes; quick. */
    public Presence presence(DataSet set) {
        List<PublishedFile> files = set.files();
        long there = files.stream()
                .filter(file -> file.find(folder(set)).isPresent())
                .count();
        long whole = files.stream().filter(file -> file.seemsWhole(folder(set))).count();
        return whole == files.size() ? Presence.COMPLETE : there > 0 ? Presence.PARTLY : Presence.ABSENT;
    }

    /**
     * Looks whether a set seems to be there, before work that will need it.
     *
     * @throws DataException if it is not; the message says how to get it
     */
    public void require(DataSet set) {
        Presence presence = presence(set);
        if (presence != Presence.COMPLETE) {
            throw new DataException(folder(set) + ": " + set.id()
                    + (presence == Presence.ABSENT ? " is not there; " : " is not whole; ") + remedy(set));
        }
    }

    /** Reads one file of a set and compares it with the published one. */
    public CheckedFile check(DataSet set, PublishedFile file) {
        return CheckedFile.of(file, folder(set));
    }

    /**
     * Loads and checks one split of a set. Its name is that of the set and the split, as in {@code mnist test}.
     *
     * @throws DataException if a file is missing or not as published, or the set has no such split
     */
    public LabelledImages load(DataSet set, Split split) {
        List<PublishedFile> files = set.files(split);
        if (files.isEmpty()) {
            throw new DataException(
                    set.id() + ": has no split " + split.id() + "; its images are in the split " + Split.TEST.id());
        }
        String name = set.id() + " " + split.id();
        return switch (set) {
            case MNIST, FASHION_MNIST -> idx(set, files, name);
            case CIFAR10 -> cifar(set, files, name);
            case IMAGENET_SAMPLE ->
                ChannelsLast.read(name, path(set, files.get(0)), content(set, files.get(0)), set.shape());
        };
    }

    /**
     * The names of the classes, in the order of the labels.
     *
     * @throws DataException if they are part of the data (ImageNet's) and the file is missing or not as published
     */
    public List<String> classNames(DataSet set) {
        return set.classNames()
                .orElseGet(
                        () -> Synset.read(path(set, Published.SYNSET), content(set, Published.SYNSET), set.classes()));
    }

    private LabelledImages idx(DataSet set, List<PublishedFile> files, String name) {
        PublishedFile images = files.get(0);
        PublishedFile labels = files.get(1);
        return Idx.read(
                name, path(set, images), content(set, images), path(set, labels), content(set, labels), set.classes());
    }

    /** One batch in memory at a time, beside the images. */
    private LabelledImages cifar(DataSet set, List<PublishedFile> files, String name) {
        CifarBatches batches = CifarBatches.of(10_000 * files.size());
        for (PublishedFile file : files) {
            batches.add(path(set, file), content(set, file));
        }
        return batches.images(name);
    }

    private byte[] content(DataSet set, PublishedFile file) {
        Path folder = folder(set);
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder + ": no such folder; " + remedy(set) + ", or name the folder that holds "
                    + set.id() + " with --data");
        }
        try {
            return file.read(folder);
        } catch (NotAsPublishedException e) {
            throw new DataException(e.getMessage() + "; " + remedy(set), e);
        }
    }

    /** What a user can do about a set that is missing or wrong, as the end of a line. */
    public String remedy(DataSet set) {
        if (set.isPublic()) {
            return "get it with 'phosphene data fetch " + set.id() + " --data " + root + "'";
        }
        String files = set.files().stream()
                .map(file -> file.name() + " (" + file.size() + " bytes, md5 " + file.md5() + ")")
                .collect(Collectors.joining(" and "));
        return "it has no public home in this form: put " + files + ", or either with .gz, into " + folder(set);
    }

    /** Where the files of a set lie, or would lie. */
    public Path folder(DataSet set) {
        return root.resolve(set.id());
    }

    private String path(DataSet set, PublishedFile file) {
        return folder(set).resolve(file.name()).toString();
    }
}
