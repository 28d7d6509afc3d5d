package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.phosphene.stimulus.Shape;

/**
 * A classifier in an .onnx file. Opening it finds its {@link Contract}; {@link #observer} then gives each worker a session of
 * its own.
 */
public final class OnnxModel {
    private final ModelFile file;
    private final byte[] edited;
    private final Contract contract;

    private OnnxModel(ModelFile file, byte[] edited, Contract contract) {
        this.file = file;
        this.edited = edited;
        this.contract = contract;
    }

    /** Opens a file whose declarations say enough. */
    public static OnnxModel open(Path path) {
        return open(path, Choices.none());
    }

    /**
     * Opens a file.
     *
     * @param choices what the user says about the model where its file leaves a choice
     * @throws ModelException if it is not a model that takes an image and gives one score for each class
     */
    public static OnnxModel open(Path path, Choices choices) {
        return of(ModelFile.read(path), choices);
    }

    /** Opens a model that lies in memory, under a name. */
    public static OnnxModel of(String name, byte[] bytes, Choices choices) {
        return of(ModelFile.of(name, bytes), choices);
    }

    private static OnnxModel of(ModelFile file, Choices choices) {
        ContractFinder finder = new ContractFinder(file, choices);
        return new OnnxModel(file, finder.edited(), finder.contract());
    }

    /**
     * What a user may say about a model.
     *
     * @param shape of the image, where the file leaves extents open or declares a row of values; null to infer it
     * @param output name of the output with the scores; null for the last in the graph that has one score for each class
     */
    public record Choices(Shape shape, String output) {
        /** Nothing said. */
        public static Choices none() {
            return new Choices(null, null);
        }
    }

    public Contract contract() {
        return contract;
    }

    /** SHA-256 of the file and its external weights, in hexadecimal. */
    public String sha256() {
        return file.sha256();
    }

    /** File name without folder. */
    public String name() {
        return file.path().getFileName().toString();
    }

    /** How many stimuli it is best shown at once. */
    public int batch(int preferred) {
        return contract.batch() == 0 ? preferred : contract.batch();
    }

    /**
     * A new session.
     *
     * @throws IllegalArgumentException if the preprocessing does not fit the model's channels
     */
    public OnnxObserver observer(Preprocessing preprocessing) {
        preprocessing.check(contract.shape().channels());
        return new OnnxObserver(file, edited, contract, preprocessing);
    }

    /** How stimuli become the values of the input tensor. */
    public InputArrangement arrangement(Preprocessing preprocessing) {
        return new InputArrangement(contract, preprocessing);
    }

    /**
     * The graph from the input to the scores for batches of one size, with all constants folded and all extents known.
     *
     * @param batch how many images at once
     * @throws ModelException if the engine cannot simplify it
     */
    public ModelProto folded(int batch) {
        return FoldedGraph.of(file, contract, batch);
    }

    /**
     * The graph as it is asked: with a free batch where that was made possible, and with all weights inside.
     *
     * @throws ModelException if the weights in other files cannot be read, or all together are too large for one file
     */
    public ModelProto graph() {
        try {
            ModelProto graph = edited == null ? file.model() : ModelProto.parseFrom(edited);
            return ExternalWeights.embedded(file.path(), graph);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a model that was written here", e);
        }
    }

    /**
     * Another graph with this model's name and contract; it is not tried.
     *
     * @param graph with all weights inside, and with the same input and scores as {@link #graph}
     */
    public OnnxModel withGraph(ModelProto graph) {
        return new OnnxModel(ModelFile.of(name(), graph.toByteArray()), null, contract);
    }

    /** What fixes the answers of this model, as the key and value of a plan's observer. */
    public Map<String, String> fields(Preprocessing preprocessing) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("observer.model", name());
        fields.put("observer.sha256", sha256());
        fields.put("observer.engine", Engine.name());
        fields.put("observer.input", contract.input() + " " + contract.layout() + " " + contract.shape());
        fields.put("observer.output", contract.output());
        fields.put("observer.preprocessing", preprocessing.toString());
        return fields;
    }
}
