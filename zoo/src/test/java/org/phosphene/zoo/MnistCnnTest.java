package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MnistCnnTest {
    private final MnistCnn network = new MnistCnn();

    @Test
    void hasTheNumberOfParametersOfFigure10() {
        // 20*25+20 + 50*20*25+50 + 500*800+500 + 10*500+10
        assertThat(Weights.initial(network.parameters(), 1).count()).isEqualTo(431_080);
    }

    @Test
    void beginsWithinTheBoundOfEachLayer() {
        Weights first = Weights.initial(network.parameters(), 1);
        int[] inputs = {25, 25, 500, 500, 800, 800, 500, 500};
        for (int p = 0; p < inputs.length; p++) {
            float[] values = first.values(p);
            double largest = IntStream.range(0, values.length)
                    .mapToDouble(i -> Math.abs(values[i]))
                    .max()
                    .orElseThrow();
            double bound = 1 / Math.sqrt(inputs[p]);
            assertThat(largest).isLessThanOrEqualTo(bound + 1e-6).isGreaterThan(bound / 2);
        }
    }

    @Test
    void namesItsTensorsInTheGraph() {
        GraphProto graph = network.graph(Weights.initial(network.parameters(), 1));

        assertThat(graph.getNodeList())
                .extracting(NodeProto::getName)
                .containsExactly(
                        "conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "flatten", "fc1", "relu3", "fc2");
        assertThat(graph.getNodeList())
                .extracting(node -> node.getOutput(0))
                .containsExactly(
                        "conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "flatten", "fc1", "relu3", "scores");
        assertThat(shape(graph.getInput(0))).isEqualTo("image batch 1 28 28");
        assertThat(shape(graph.getOutput(0))).isEqualTo("scores batch 10");
    }

    private static String shape(ValueInfoProto tensor) {
        StringBuilder text = new StringBuilder(tensor.getName());
        tensor.getType().getTensorType().getShape().getDimList().forEach(dim -> text.append(' ')
                .append(dim.getDimParam().isEmpty() ? Long.toString(dim.getDimValue()) : dim.getDimParam()));
        return text.toString();
    }
}
