package org.phosphene.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.network.ReceptiveField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what lies between the image and the scores. */
@Command(
        name = "layers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lists the tensors between the image and the scores of a model, with what their units see of the image.",
        footerHeading = "%nExamples:%n",
        footer = {"  phosphene layers", "  phosphene layers model.onnx --json"})
final class LayersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    /**
     * What the command prints as JSON.
     *
     * @param model file name
     * @param sha256 of the file and its external weights
     * @param image shape of an image
     * @param tensors in the order of the graph
     */
    record Listing(String model, String sha256, String image, List<Layer> tensors) {}

    /**
     * A tensor.
     *
     * @param otherNames what it goes by as well
     * @param kind maps, maps_last, row or other
     * @param extents for one image
     * @param values for one image
     */
    record Layer(
            String name,
            List<String> otherNames,
            String operator,
            String type,
            String kind,
            List<Long> extents,
            int values,
            Field field) {}

    /**
     * What its units see: in rows and columns of the image.
     *
     * @param whole whether every unit sees the whole image
     * @param size rows and columns of the field
     * @param stride from one unit to the next
     * @param offset of the first unit's field; negative where it hangs over the border
     * @param reason why it is taken to be the whole image where the graph does not say it, else empty
     */
    record Field(boolean whole, List<Integer> size, List<Integer> stride, List<Integer> offset, String reason) {
        static Field of(ReceptiveField field) {
            return new Field(
                    field.isWhole(),
                    List.of(field.rows().size(), field.columns().size()),
                    List.of(field.rows().stride(), field.columns().stride()),
                    List.of(field.rows().offset(), field.columns().offset()),
                    field.reason());
        }
    }

    @Override
    public Integer call() {
        OnnxModel onnx = model.open();
        Network network = Network.of(onnx, model.preprocessing());
        Listing listing = new Listing(
                onnx.name(),
                onnx.sha256(),
                onnx.contract().shape().toString(),
                network.tensors().stream().map(tensor -> layer(network, tensor)).toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.text(listing));
        } else {
            LayersText.lines(listing).forEach(out::println);
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static Layer layer(Network network, InnerTensor tensor) {
        return new Layer(
                tensor.name(),
                network.otherNames(tensor),
                tensor.operator(),
                tensor.type().toLowerCase(java.util.Locale.ROOT),
                tensor.kind().name().toLowerCase(java.util.Locale.ROOT),
                tensor.extents(),
                tensor.size(),
                Field.of(tensor.field()));
    }
}
