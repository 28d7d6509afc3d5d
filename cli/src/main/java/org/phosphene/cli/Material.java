package org.phosphene.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.phosphene.data.DataFolder;
import org.phosphene.data.basis.BasisFile;
import org.phosphene.data.basis.BuiltInBases;
import org.phosphene.onnx.OnnxDecoder;
import org.phosphene.stimulus.Decoder;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.GaborNoise;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.MissingMaterialException;
import org.phosphene.stimulus.NoiseMaterial;
import org.phosphene.stimulus.Shape;
import org.phosphene.zoo.BuiltInModel;

/**
 * Where the files lie that stimuli are made from: what is built in, the copy in the folder of the run, what the user names
 * again; images in the data folder. Holds the decoders that it opened, and closes them.
 */
final class Material implements NoiseMaterial, AutoCloseable {
    /** The largest file that is kept in the folder of a run. */
    static final int MOST_KEPT = 64 << 20;

    private static final String KEPT_DECODER = "noise.onnx";
    private static final String KEPT_BASIS = "noise.safetensors";

    private final SourceImages images;
    private final Optional<String> noise;
    private final Optional<String> signal;
    private final List<OnnxDecoder> opened = new ArrayList<>();
    private Optional<KeptFile> kept = Optional.empty();
    private Optional<Path> run = Optional.empty();

    /**
     * What is at hand.
     *
     * @param data the folder with published sets, asked for only if one is needed
     * @param noise what the user says of the noise of a run that was made
     * @param signal what the user says of its signals
     */
    Material(Supplier<DataFolder> data, Optional<String> noise, Optional<String> signal) {
        this.images = new SourceImages(data);
        this.noise = noise;
        this.signal = signal;
    }

    /** What is built in, and sets in the usual data folder. */
    static Material builtIn() {
        return new Material(new DataOptions()::folder, Optional.empty(), Optional.empty());
    }

    /**
     * A file that the run's folder must keep.
     *
     * @param name in the folder
     */
    @SuppressWarnings("ArrayRecordComponent") // a file's content
    record KeptFile(String name, byte[] content) {}

    /** The folder of a run, in which copies are looked for. */
    Material in(Path folder) {
        run = Optional.of(folder);
        return this;
    }

    /** The file that the noise opened here was made from, unless it is built in. */
    Optional<KeptFile> kept() {
        return kept;
    }

    /** What is to be said if that file is too large to be kept. */
    Optional<String> tooLarge() {
        return kept.filter(file -> file.content().length > MOST_KEPT)
                .map(file -> "the noise's file is larger than " + (MOST_KEPT >> 20)
                        + " MB, so the folder keeps no copy; 'phosphene replay' will need it with --noise");
    }

    /** Opens a decoder that the user names. */
    Decoder open(String word, Shape shape) {
        Path path = path(word);
        Optional<BuiltInModel> builtIn = BuiltInModel.of(path);
        if (builtIn.isPresent()) {
            return opened(OnnxDecoder.of(word, builtIn.get().onnx(), shape));
        }
        OnnxDecoder decoder = opened(OnnxDecoder.open(path, shape));
        kept = Optional.of(new KeptFile(KEPT_DECODER, decoder.content()));
        return decoder;
    }

    private OnnxDecoder opened(OnnxDecoder decoder) {
        opened.add(decoder);
        return decoder;
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + word + "' cannot be the name of a file");
        }
    }

    /** Gabor-PCA noise of a basis that the user names. */
    GaborNoise gabor(String word) {
        if (BuiltInBases.names().contains(word)) {
            BasisFile file = BuiltInBases.of(word);
            return new GaborNoise(file.basis(), word, file.sha256());
        }
        Path path = path(word);
        BasisFile file = BasisFile.read(path);
        kept = Optional.of(new KeptFile(KEPT_BASIS, file.content()));
        return new GaborNoise(file.basis(), path.getFileName().toString(), file.sha256());
    }

    @Override
    public GaborBasis basis(String name, String sha256) {
        List<Path> places = basisPlaces();
        return BuiltInBases.names().stream()
                .map(BuiltInBases::of)
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .or(() -> among(places, sha256).map(bytes -> BasisFile.of(name, bytes)))
                .map(BasisFile::basis)
                .orElseThrow(() -> new MissingMaterialException("the basis '" + name + "' of this run (sha256 " + sha256
                        + ") is not to be found" + whatIsThere(places) + "; name it with --noise gabor-pca:FILE"));
    }

    /** Where a run's basis may lie. */
    private List<Path> basisPlaces() {
        return places(KEPT_BASIS, word -> word.kind().equals(GaborNoise.WORD), NoiseWord::whole);
    }

    /** Images that the user names for noise: the test images of a set, or all of a folder. */
    LabelledImages noiseImages(String word, Shape shape) {
        return images.all(word, shape);
    }

    /** Images that the user names as signals: the test images. */
    LabelledImages signals(String word, Shape shape) {
        return images.test(word, shape);
    }

    @Override
    public Decoder decoder(String name, String sha256, Shape shape) {
        return content(name, sha256)
                .map(bytes -> opened(OnnxDecoder.of(name, bytes, shape)))
                .orElseThrow(() -> new MissingMaterialException("the decoder '" + name + "' of this run (sha256 "
                        + sha256 + ") is not to be found" + whatIsThere(decoderPlaces())
                        + "; name it with --noise decoder:FILE"));
    }

    private Optional<byte[]> content(String name, String sha256) {
        if (BuiltInModel.names().contains(name)) {
            byte[] bytes = new BuiltInModel(name).onnx();
            if (sha256(bytes).equals(sha256)) {
                return Optional.of(bytes);
            }
        }
        return among(decoderPlaces(), sha256);
    }

    /** Where a run's decoder may lie. */
    private List<Path> decoderPlaces() {
        return places(KEPT_DECODER, word -> word.kind().equals(DecoderWord.KIND), word -> DecoderWord.of(word)
                .file());
    }

    private List<Path> places(String copy, Predicate<NoiseWord> fits, Function<NoiseWord, String> file) {
        List<Path> places = new ArrayList<>();
        run.ifPresent(folder -> places.add(folder.resolve(copy)));
        noise.map(NoiseWord::parse).filter(fits).ifPresent(word -> places.add(path(file.apply(word))));
        return places;
    }

    /** The file of that checksum; what else lies there is not even looked into. */
    private static Optional<byte[]> among(List<Path> places, String sha256) {
        return places.stream()
                .map(Material::read)
                .flatMap(Optional::stream)
                .filter(bytes -> sha256(bytes).equals(sha256))
                .findFirst();
    }

    /** What lies in the places instead, as part of a message. */
    private static String whatIsThere(List<Path> places) {
        StringBuilder text = new StringBuilder();
        for (Path place : places) {
            Optional<byte[]> there = read(place);
            text.append(there.isEmpty() ? ": " + place + " is not there" : ": " + place + " is another file")
                    .append(there.map(bytes -> " (sha256 " + sha256(bytes) + ")")
                            .orElse(""));
        }
        return text.toString();
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= OnnxDecoder.MOST_BYTES
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public LabelledImages images(String name, String sha256, Shape shape) {
        List<Supplier<Optional<LabelledImages>>> sources = new ArrayList<>();
        sources.add(() -> images.named(name, shape));
        noise.map(NoiseWord::parse)
                .filter(word -> word.kind().equals(ImagesWord.KIND))
                .ifPresent(word -> sources.add(
                        () -> Optional.of(noiseImages(ImagesWord.of(word).source(), shape))));
        signal.ifPresent(
                word -> sources.add(() -> Optional.of(SignalClasses.within(name).of(signals(word, shape)))));
        for (Supplier<Optional<LabelledImages>> source : sources) {
            Optional<LabelledImages> found =
                    source.get().filter(set -> set.sha256().equals(sha256));
            if (found.isPresent()) {
                return found.get().named(name);
            }
        }
        throw new MissingMaterialException("the images '" + name + "' of this run (sha256 " + sha256
                + ") are not to be found, or others than they were; name them with --noise images:DATASET or --signal "
                + "DATASET, as in the run");
    }

    @Override
    public void close() {
        opened.forEach(OnnxDecoder::close);
    }
}
