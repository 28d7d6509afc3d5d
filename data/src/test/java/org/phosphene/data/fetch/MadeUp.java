package org.phosphene.data.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.phosphene.data.PublishedFile;

/** A set of one small file that cannot be packed smaller. */
final class MadeUp {
    static final byte[] CONTENT = random(200_000, 1);
    static final byte[] PACKED = gzip(CONTENT);
    static final PublishedFile FILE = new PublishedFile("x.bin", CONTENT.length, md5(CONTENT));

    private MadeUp() {}

    static Publication at(FaultyServer server, String... folders) {
        return new Publication(
                "made-up",
                List.of(folders).stream().map(server::address).toList(),
                List.of(new PackedFile(FILE, PACKED.length)));
    }

    static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
