package org.phosphene.data.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.phosphene.data.NotAsPublishedException;
import org.phosphene.data.PublishedFile;

/**
 * A .tar.gz with several files of a set. An entry is taken if its name is one that was expected; where it goes is decided by
 * the published name alone. No more is unpacked than the files have, and a little.
 *
 * @param name of the archive
 * @param bytes its size
 * @param md5 of the archive
 * @param inside the folder in the archive in which the files lie
 * @param files the files that are taken
 */
record TarArchive(String name, long bytes, String md5, String inside, List<PublishedFile> files) implements Download {
    /** Beside the files: headers, and the page and list of names that come with them. */
    private static final int REST = 1 << 20;

    @Override
    public long least() {
        return bytes;
    }

    @Override
    public long most() {
        return bytes;
    }

    @Override
    public Path place(Path part, Path folder) throws NotAsPublishedException, IOException {
        check(part);
        Map<PublishedFile, Path> unpacked = new LinkedHashMap<>();
        try {
            unpack(part, folder, unpacked);
            Path last = folder;
            for (PublishedFile file : files) {
                if (!unpacked.containsKey(file)) {
                    throw new NotAsPublishedException(part, "no " + inside + "/" + file.name() + " in it");
                }
                file.content(unpacked.get(file), false);
            }
            for (PublishedFile file : files) {
                last = folder.resolve(file.name());
                Files.move(unpacked.get(file), last, StandardCopyOption.ATOMIC_MOVE);
            }
            return last;
        } finally {
            for (Path file : unpacked.values()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void check(Path part) throws NotAsPublishedException, IOException {
        String actual;
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(part), MessageDigest.getInstance("MD5"))) {
            in.transferTo(OutputStream.nullOutputStream());
            actual = HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
        if (!actual.equals(md5)) {
            throw new NotAsPublishedException(part, "md5 is " + actual + ", expected " + md5);
        }
    }

    private void unpack(Path part, Path folder, Map<PublishedFile, Path> unpacked)
            throws NotAsPublishedException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(part));
                TarArchiveInputStream tar = open(part, in)) {
            for (TarArchiveEntry entry = next(part, tar); entry != null; entry = next(part, tar)) {
                for (PublishedFile file : files) {
                    if (entry.getName().equals(inside + "/" + file.name()) && !unpacked.containsKey(file)) {
                        refuseAnotherKind(part, entry, file);
                        unpacked.put(file, folder.resolve(file.name() + ".part"));
                        write(part, tar, unpacked.get(file));
                    }
                }
            }
        }
    }

    private TarArchiveInputStream open(Path part, InputStream in) throws NotAsPublishedException {
        long most = files.stream().mapToLong(PublishedFile::size).sum() + REST;
        try {
            return new TarArchiveInputStream(BoundedInputStream.builder()
                    .setInputStream(new GZIPInputStream(in, 1 << 16))
                    .setMaxCount(most)
                    .get());
        } catch (IOException e) {
            throw broken(part, e);
        }
    }

    private static TarArchiveEntry next(Path part, TarArchiveInputStream tar) throws NotAsPublishedException {
        try {
            return tar.getNextEntry();
        } catch (IOException e) {
            throw broken(part, e);
        }
    }

    private static void refuseAnotherKind(Path part, TarArchiveEntry entry, PublishedFile file)
            throws NotAsPublishedException {
        boolean plain = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isSparse();
        if (!plain || entry.getSize() != file.size()) {
            throw new NotAsPublishedException(
                    part, entry.getName() + " in it is not a plain file of " + file.size() + " bytes");
        }
    }

    /** The entry's length, which is known to be the published one, bounds what is written. */
    private static void write(Path part, TarArchiveInputStream tar, Path to)
            throws NotAsPublishedException, IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int got = read(part, tar, buffer); got >= 0; got = read(part, tar, buffer)) {
                out.write(buffer, 0, got);
            }
        }
    }

    /** Apart from writing: a broken archive is the mirror's fault, a full disk is not. */
    private static int read(Path part, TarArchiveInputStream tar, byte[] buffer) throws NotAsPublishedException {
        try {
            return tar.read(buffer);
        } catch (IOException e) {
            throw broken(part, e);
        }
    }

    private static NotAsPublishedException broken(Path part, IOException e) {
        return new NotAsPublishedException(part, "broken archive (" + Body.reason(e) + ")");
    }
}
