package org.phosphene.onnx.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.triggered.Responses;
import org.phosphene.triggered.Unit;

/**
 * Units of one tensor: some of its maps at one place, or elements of a row. They respond with their values in the tensor, so
 * before or after an activation as the tensor lies before or behind it.
 */
public final class LayerUnits {
    private final Network network;
    private final InnerTensor tensor;
    private final List<Integer> maps;
    private final int row;
    private final int column;
    private final int[] indices;
    private final Optional<Patch> patch;

    private LayerUnits(
            Network network, InnerTensor tensor, List<Integer> maps, int row, int column, Optional<Patch> patch) {
        this.network = network;
        this.tensor = tensor;
        this.maps = List.copyOf(maps);
        this.row = row;
        this.column = column;
        indices = maps.stream().mapToInt(map -> tensor.index(map, row, column)).toArray();
        this.patch = patch;
    }

    /**
     * Some maps of a tensor.
     *
     * @param maps or elements of a row, from 0 on
     * @param row of the place, 0 for a tensor without places
     * @param column of the place
     * @throws IllegalArgumentException if there is no such unit, or the unit sees nothing of the image
     */
    public static LayerUnits of(Network network, InnerTensor tensor, List<Integer> maps, int row, int column) {
        if (tensor.maps() == 0) {
            throw new IllegalArgumentException("tensor '" + tensor.name() + "' of " + tensor.shape()
                    + " values has neither maps nor a row of units");
        }
        if (maps.isEmpty() || maps.stream().distinct().count() < maps.size()) {
            throw new IllegalArgumentException("maps " + maps + ": needs at least one, and none twice");
        }
        LayerUnits units = new LayerUnits(network, tensor, maps, row, column, network.patch(tensor, row, column));
        Window window = units.window();
        if (window.height() == 0 || window.width() == 0) {
            throw new IllegalArgumentException("the unit at " + row + ", " + column + " of tensor '" + tensor.name()
                    + "' sees nothing of the image but its border; choose another place");
        }
        return units;
    }

    /** All maps of a tensor. */
    public static LayerUnits of(Network network, InnerTensor tensor, int row, int column) {
        return of(network, tensor, IntStream.range(0, tensor.maps()).boxed().toList(), row, column);
    }

    /** The same units, read off the network as it looks at whole images, whatever they see of them. */
    public LayerUnits onWholeImages() {
        return new LayerUnits(network, tensor, maps, row, column, Optional.empty());
    }

    public InnerTensor tensor() {
        return tensor;
    }

    /** Which maps, in the order of {@link #units}. */
    public List<Integer> maps() {
        return maps;
    }

    public int row() {
        return row;
    }

    public int column() {
        return column;
    }

    /** What they see. */
    public Window window() {
        return patch.map(Patch::window).orElseGet(() -> tensor.field().window(row, column));
    }

    /** Whether they are computed from what they see alone. */
    public boolean isCut() {
        return patch.isPresent();
    }

    /** Each with its receptive field as its window; unit k is the k-th map. */
    public List<Unit> units() {
        Window seen = window();
        return units(new org.phosphene.triggered.Window(seen.top(), seen.left(), seen.height(), seen.width()));
    }

    /** The same with another window. */
    public List<Unit> units(org.phosphene.triggered.Window window) {
        List<Unit> units = new ArrayList<>();
        for (int k = 0; k < maps.size(); k++) {
            units.add(new Unit(k, window));
        }
        return units;
    }

    /**
     * A session of its own that reads them. Where they can be had from what they see alone, nothing else is computed: units of
     * a first layer cost a hundredth of the whole layer then.
     */
    public Responses open() {
        return patch.<Responses>map(small -> new PatchUnits(network, small, tensor.maps(), maps))
                .orElseGet(() -> new ProbedUnits(network.probe(List.of(tensor.name())), tensor.size(), indices));
    }
}
