package org.phosphene.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.phosphene.stimulus.Decoder;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusException;

/**
 * A decoder in an .onnx file: an input with a row of numbers for each image (n x 1 x 1 also, as generators have it), an output
 * with an image for each row. One session of one thread a call is asked by all workers at once.
 */
public final class OnnxDecoder implements Decoder {
    /** The largest file. */
    public static final long MOST_BYTES = 1L << 29;

    private final ModelFile file;
    private final DecoderContract contract;
    private final OrtSession session;
    /** Who decodes reads, who closes writes: a session that is closed under a call would end the process. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxDecoder(ModelFile file, DecoderContract contract, OrtSession session) {
        this.file = file;
        this.contract = contract;
        this.session = session;
    }

    /**
     * Opens a file.
     *
     * @param shape that images are wanted in; the decoder must give as many values
     * @throws ModelException if it is not a decoder of such images, or does not repeat itself
     */
    public static OnnxDecoder open(Path path, Shape shape) {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(
                    path + (Files.isDirectory(path) ? ": a directory, not a decoder" : ": no such file"));
        }
        try {
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                throw new ModelException(path + ": " + size + " bytes, a decoder may have " + MOST_BYTES);
            }
            return of(path.getFileName().toString(), Files.readAllBytes(path), shape);
        } catch (IOException e) {
            throw new ModelException(path + ": cannot be read (" + ModelException.firstLine(e) + ")", e);
        }
    }

    /** Opens a decoder that lies in memory, under a name; as {@link #open}. It cannot have weights in other files. */
    public static OnnxDecoder of(String name, byte[] bytes, Shape shape) {
        ModelFile file = ModelFile.of(name, bytes);
        DecoderFinder finder = new DecoderFinder(file, shape);
        return new OnnxDecoder(file, finder.contract(), Engine.open(file, finder.edited()));
    }

    @Override
    public String name() {
        return file.path().toString();
    }

    @Override
    public String sha256() {
        return file.sha256();
    }

    /** The file as it was read. */
    public byte[] content() {
        return file.embedded().toByteArray();
    }

    @Override
    public int codes() {
        return contract.codes();
    }

    @Override
    public Shape shape() {
        return contract.shape();
    }

    @Override
    public void decode(float[] codes, int count, float[] images) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new StimulusException("the decoder '" + name() + "' is closed");
            }
            decode(session, contract, codes, count, images);
        } catch (OrtException e) {
            throw new StimulusException(
                    "the decoder '" + name() + "' failed on " + count + " codes (" + ModelException.firstLine(e) + ")",
                    e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Decodes with any session; a batch that the codes do not fill ends in zeros. */
    static void decode(OrtSession session, DecoderContract contract, float[] codes, int count, float[] images)
            throws OrtException {
        int together = contract.batch() == 0 ? count : contract.batch();
        int each = contract.codes();
        for (int at = 0; at < count; at += together) {
            float[] part = Arrays.copyOfRange(codes, at * each, (at + together) * each);
            long[] extents = contract.extents(together);
            try (OnnxTensor input = OnnxTensor.createTensor(Engine.environment(), FloatBuffer.wrap(part), extents);
                    OrtSession.Result result =
                            session.run(Map.of(contract.input(), input), Set.of(contract.output()))) {
                OnnxTensor output = (OnnxTensor) result.get(0);
                contract.check(output.getInfo(), together);
                contract.read(output.getFloatBuffer(), images, at, Math.min(together, count - at));
            }
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new StimulusException(
                    "the decoder '" + name() + "' cannot be closed (" + ModelException.firstLine(e) + ")", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
