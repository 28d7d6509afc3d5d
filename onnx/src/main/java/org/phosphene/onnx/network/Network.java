package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phosphene.onnx.GraphSession;
import org.phosphene.onnx.ModelException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/**
 * A classifier whose inside can be read and changed. Names of tensors are those of the model as it came, whatever
 * interventions the network has; a name stands for the tensor after them. Immutable and thread-safe; sessions are not.
 */
public final class Network {
    private final OnnxModel original;
    private final Preprocessing preprocessing;
    private final ModelProto graph;
    private final InnerTensors tensors;
    private final List<Intervention> interventions;
    private final GraphEdit edit;
    private final OnnxModel model;

    private Network(
            OnnxModel original,
            Preprocessing preprocessing,
            ModelProto graph,
            InnerTensors tensors,
            List<Intervention> interventions) {
        this.original = original;
        this.preprocessing = preprocessing;
        this.graph = graph;
        this.tensors = tensors;
        this.interventions = interventions;
        this.edit = GraphEdit.of(original.name(), graph, interventions, tensors);
        this.model = interventions.isEmpty() ? original : original.withGraph(edit.model());
    }

    /**
     * Looks into a model; it is run on a few grey images to see what its tensors are.
     *
     * @throws ModelException if the engine fails on it, or its weights do not fit into one file
     * @throws IllegalArgumentException if the preprocessing does not fit the model's channels
     */
    public static Network of(OnnxModel model, Preprocessing preprocessing) {
        model.arrangement(preprocessing);
        ModelProto graph = model.graph();
        InnerTensors tensors = InnerTensors.of(model.name(), graph, model.contract());
        return new Network(model, preprocessing, graph, tensors, List.of());
    }

    /**
     * The model with the interventions made, which any engine can ask; its contract is that of the model as it came.
     *
     * @throws IllegalArgumentException if it has inputs to be fed: then ask {@link #observer}
     */
    public OnnxModel model() {
        if (!edit.fed().isEmpty()) {
            throw new IllegalArgumentException(original.name() + ": the inputs "
                    + edit.fed().keySet() + " must be fed when it is asked, so it is no model of images alone");
        }
        return model;
    }

    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** What was changed, in order. */
    public List<Intervention> interventions() {
        return interventions;
    }

    /**
     * All tensors of real numbers from the image to the scores whose extents count images once, in the order of the graph. The
     * image is the first, with the values that the preprocessing gives it.
     */
    public List<InnerTensor> tensors() {
        return tensors.list();
    }

    /**
     * A tensor by its name, by the name of the node that makes it, or by an alias: {@code conv1}, {@code conv2} ... are the
     * outputs of convolutions and {@code fc1}, {@code fc2} ... those of fully connected layers in the order of the graph, before
     * the activation.
     *
     * @throws IllegalArgumentException if there is none, with the nearest names, or if it cannot be read, with the reason
     */
    public InnerTensor tensor(String name) {
        return tensors.find(name);
    }

    /** What a tensor goes by beside its own name; may be empty. */
    public List<String> otherNames(InnerTensor tensor) {
        return tensors.otherNames(tensor);
    }

    /** A session that reads some tensors, by the names of {@link #tensor}; one that is named twice is read once. */
    public Probe probe(List<String> names) {
        ImageSource image = new ImageSource(original, preprocessing);
        Map<String, InnerTensor> outputs = new LinkedHashMap<>();
        for (String name : names) {
            InnerTensor tensor = tensors.find(name);
            String made = edit.result(tensor.name());
            outputs.put(made.equals(image.input()) ? made + Probe.READ : made, tensor);
        }
        ModelProto probed = Probe.graph(edit.model(), outputs.keySet(), image.input());
        return new Probe(outputs, session(probed, image));
    }

    /** The units at a place of a tensor from what they see of the image alone; empty where that cannot be had. */
    Optional<Patch> patch(InnerTensor tensor, int row, int column) {
        if (!edit.fed().isEmpty()) {
            return Optional.empty();
        }
        Map<String, InnerTensor> places = new LinkedHashMap<>();
        for (InnerTensor one : tensors.list()) {
            places.put(one.name(), one);
            places.put(edit.result(one.name()), one);
        }
        return Patch.of(edit.model(), original.contract(), places, edit.result(tensor.name()), row, column);
    }

    /** What the image's tensor is given. */
    ImageSource image() {
        return new ImageSource(original, preprocessing);
    }

    String name() {
        return original.name();
    }

    /** A session that answers, with its fed inputs. */
    public NetworkObserver observer() {
        InnerTensor output = tensors.output();
        ImageSource image = new ImageSource(original, preprocessing);
        ModelProto asked = Measured.withOutputs(edit.model(), List.of(output.name()));
        return new NetworkObserver(
                session(asked, image), output, original.contract().classes());
    }

    private NetworkSession session(ModelProto asked, NetworkSession.Source source) {
        return new NetworkSession(
                original.name(), asked, source, original.contract().batch(), edit.fed());
    }

    /**
     * The network with further interventions, made after those that it has. Several on one tensor follow each other.
     *
     * @throws IllegalArgumentException if a tensor is unknown or out of reach, or a term does not fit it
     * @throws ModelException if the graph's operator set is not known here
     */
    public Network with(Intervention... more) {
        List<Intervention> all = new ArrayList<>(interventions);
        all.addAll(List.of(more));
        return new Network(original, preprocessing, graph, tensors, List.copyOf(all));
    }

    /**
     * The rest of the network behind a tensor.
     *
     * @throws ModelException if the tensor holds the scores, or they depend on the image by another way, too
     */
    public Tail tail(String name) {
        InnerTensor tensor = tensors.find(name);
        InnerTensor output = tensors.output();
        Tail.Source source = new Tail.Source(edit.source(tensor.name()), tensor);
        ModelProto cut = TailCut.of(original.name(), edit.model(), original.contract(), tensor, source.input());
        return new Tail(
                session(cut, source), tensor, output, original.contract().classes());
    }

    /** The changed model as an .onnx file, with all weights inside. */
    public byte[] onnx() {
        return edit.model().toByteArray();
    }

    /**
     * Writes the changed model; the file appears whole or not at all.
     *
     * @throws ModelException if ONNX Runtime does not open it
     * @throws IllegalArgumentException if it has inputs to be fed
     */
    public void save(Path file) throws IOException {
        byte[] bytes = model().graph().toByteArray();
        GraphSession.of(file.toString(), edit.model()).close();
        // not a temporary file of Java's, which nobody else could read
        Path whole = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(whole, bytes);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
