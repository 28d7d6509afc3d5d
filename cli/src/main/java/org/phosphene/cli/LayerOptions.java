package org.phosphene.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.onnx.network.Network;
import picocli.CommandLine.Option;

/** Which units of a network. */
final class LayerOptions {
    private static final Pattern PLACE = Pattern.compile("\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*");

    @Option(
            names = "--layer",
            required = true,
            paramLabel = "TENSOR",
            description =
                    "A layer's output: a name in the graph, or conv1, fc1 ... before the activation. After it a unit "
                            + "responds as the next layer sees it, as in relu1 or tanh1 of the built-in networks.")
    private String layer;

    @Option(
            names = "--units",
            paramLabel = "LIST",
            description = "Which maps, or which elements of a row: 0,3,7-9. Default: all.")
    private String units;

    @Option(
            names = "--place",
            paramLabel = "R,C",
            description = "Row and column of the unit in each map, from 0 on. Default: the centre; the paper has 5,5.")
    private String place;

    /**
     * The units.
     *
     * @throws UsageException if there are none such
     */
    LayerUnits of(Network network) {
        InnerTensor tensor = tensor(network);
        int row = tensor.rows() / 2;
        int column = tensor.columns() / 2;
        if (place != null) {
            Matcher numbers = PLACE.matcher(place);
            if (!numbers.matches()) {
                throw new UsageException("--place " + place + ": expected row and column, as in 5,5");
            }
            row = Integer.parseInt(numbers.group(1));
            column = Integer.parseInt(numbers.group(2));
            if (row >= tensor.rows() || column >= tensor.columns()) {
                throw new UsageException("--place " + place + ": the maps of " + tensor.name() + " are " + tensor.rows()
                        + "x" + tensor.columns());
            }
        }
        List<Integer> maps = UnitList.of(units, tensor.maps());
        return LayerUnits.of(network, tensor, maps, row, column);
    }

    private InnerTensor tensor(Network network) {
        InnerTensor tensor;
        try {
            tensor = network.tensor(layer);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--layer " + layer + ": " + e.getMessage());
        }
        if (tensor.maps() == 0) {
            throw new UsageException(
                    "--layer " + layer + ": " + tensor.shape() + " values, neither maps nor a row of units");
        }
        return tensor;
    }
}
