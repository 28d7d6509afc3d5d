package org.phosphene.studies.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.phosphene.data.DataException;
import org.phosphene.onnx.ModelException;
import org.phosphene.zoo.BuiltInModel;
import org.phosphene.zoo.ModelCard;

/**
 * The networks at hand: those that are built in, and further training seeds in a folder, each an {@code .onnx} file with its
 * card beside it as {@code phosphene train} writes them.
 */
public final class Networks {
    /** What a number that depends on weights is measured on, if they are there: training seeds 1 to this. */
    public static final int SEEDS = 3;

    private static final long MOST_BYTES = 64 << 20;
    private static final long MOST_CARD_BYTES = 1 << 16;

    private final Optional<Path> folder;
    private final List<Found> found;

    private record Found(Path file, ModelCard card) {}

    private Networks(Optional<Path> folder, List<Found> found) {
        this.folder = folder;
        this.found = found;
    }

    /** Those that are built in and no others. */
    public static Networks builtIn() {
        return new Networks(Optional.empty(), List.of());
    }

    /**
     * Those in a folder as well. A file without a card is passed over; a card is believed once its network is used.
     *
     * @throws ModelException if the folder is not there, or a card in it cannot be read
     */
    public static Networks in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ModelException(folder + ": no such folder; name one with networks that 'phosphene train' wrote");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(".onnx"))
                    .filter(file -> Files.isRegularFile(ModelCard.beside(file)))
                    .sorted()
                    .toList();
        }
        List<Found> found = new ArrayList<>();
        for (Path file : files) {
            found.add(new Found(file, card(ModelCard.beside(file))));
        }
        return new Networks(Optional.of(folder), found);
    }

    private static ModelCard card(Path file) throws IOException {
        if (Files.size(file) > MOST_CARD_BYTES) {
            throw new ModelException(file + ": more than " + MOST_CARD_BYTES + " bytes, no card of a network");
        }
        try {
            return ModelCard.parse(Files.readString(file));
        } catch (IllegalArgumentException | IOException e) {
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

    /** Whether there may be others than those that are built in. */
    public boolean hasFolder() {
        return folder.isPresent();
    }

    /** Whether any training seed of a network is at hand. */
    public boolean has(String name) {
        return BuiltInModel.names().contains(name)
                || found.stream()
                        .anyMatch(one -> one.card().model().equals(name)
                                && one.card().backdoor().isEmpty());
    }

    /** Whether a network comes with the program. */
    public static boolean isBuiltIn(StudyNetwork network) {
        return BuiltInModel.names().contains(network.name())
                && new BuiltInModel(network.name()).card().sha256().equals(network.sha256());
    }

    /** What makes a network that is not at hand. */
    public String command(String name) {
        return "get it with '" + command(name, 1) + "' and name DIR with --networks";
    }

    /**
     * All training seeds of a network that are at hand: the one that is built in, then the others in order. Of two with the
     * same seed the one that is built in is taken.
     *
     * @throws ModelException if a file is not the one that its card describes
     */
    public List<StudyNetwork> of(String name) throws IOException {
        List<StudyNetwork> all =
                of(name, card -> card.model().equals(name) && card.backdoor().isEmpty());
        if (all.isEmpty()) {
            throw new DataException("no network " + name + " here; get it with '" + command(name, 1) + "'");
        }
        return all;
    }

    /** All training seeds of a network with a backdoor that are at hand, in the same order; there may be none. */
    public List<StudyNetwork> of(Backdoor backdoor) throws IOException {
        return of(backdoor.id(), backdoor::isOf);
    }

    private List<StudyNetwork> of(String builtIn, Predicate<ModelCard> wanted) throws IOException {
        TreeMap<Long, Found> seeds = new TreeMap<>();
        found.stream()
                .filter(one -> wanted.test(one.card()))
                .forEach(one -> seeds.putIfAbsent(one.card().seed(), one));
        List<StudyNetwork> all = new ArrayList<>();
        if (BuiltInModel.names().contains(builtIn)) {
            BuiltInModel model = new BuiltInModel(builtIn);
            all.add(new StudyNetwork(model.card(), model.onnx()));
            seeds.remove(model.card().seed());
        }
        for (Found one : seeds.values()) {
            all.add(read(one));
        }
        return all;
    }

    private static StudyNetwork read(Found one) throws IOException {
        if (Files.size(one.file()) > MOST_BYTES) {
            throw new ModelException(one.file() + ": more than " + MOST_BYTES + " bytes, no network of the paper");
        }
        try {
            return new StudyNetwork(one.card(), Files.readAllBytes(one.file()));
        } catch (IllegalArgumentException e) {
            throw new ModelException(one.file() + ": " + e.getMessage(), e);
        }
    }

    /** The commands that make the training seeds of a network that are not at hand; none if there are {@link #SEEDS}. */
    public List<String> missing(String name) throws IOException {
        return missing(of(name), seed -> command(name, seed));
    }

    /** The same of a network with a backdoor. */
    public List<String> missing(Backdoor backdoor) throws IOException {
        return missing(
                of(backdoor), seed -> command(backdoor.network(), " --poison " + backdoor.word(), backdoor, seed));
    }

    private static List<String> missing(List<StudyNetwork> there, LongFunction<String> command) {
        List<Long> seeds = there.stream().map(StudyNetwork::trainingSeed).toList();
        return LongStream.rangeClosed(1, SEEDS)
                .filter(seed -> !seeds.contains(seed))
                .limit(Math.max(0, SEEDS - seeds.size()))
                .mapToObj(command)
                .toList();
    }

    private static String command(String name, long seed) {
        return command(name, "", name, seed);
    }

    private static String command(String name, String poison, Object file, long seed) {
        // DIR, since a result does not depend on where its networks lie
        return "./phosphene train " + name + poison + " --seed " + seed + " --threads 1 --storage half --out DIR/"
                + file + "-seed" + seed + ".onnx";
    }
}
