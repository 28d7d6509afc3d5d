package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.phosphene.stimulus.LabelledImages;

/** The networks are those of the listings. */
class ZooModelTest {

    /** Counted by hand from the listings of Fig. 10 and 11, the small one from its layers; a pair has two classes, all others ten. */
    @ParameterizedTest
    @CsvSource({
        "mnist-logistic, 7850", // 784*10+10
        "mnist-mlp, 795010", // 784*1000+1000 + 1000*10+10
        "mnist-cnn, 431080", // 20*25+20 + 50*20*25+50 + 500*800+500 + 10*500+10
        "fashion-cnn, 431080",
        "mnist-1-vs-7, 427072", // the last layer is 2*500+2
        "mnist-5-vs-6, 427072",
        "mnist-1-vs-3, 427072",
        "mnist-2-vs-8, 427072",
        // 100*28+100*100+200 + 100*100+100*100+200 + 10*100+10
        "mnist-rnn, 34210",
        // 784*128+128 + 128*64+64 + 64*12+12 + 12*9+9, and the same way back
        "mnist-autoencoder, 220041",
        // 784*400+400 + 2*(400*3+3) + 3*400+400 + 400*784+784
        "mnist-vae, 632390",
        // convolutions 896+18496+73856+147584+295168+590080, norms 2*(32+128+256), 4096*1024+1024 + 1024*512+512 + 5130
        "cifar10-cnn, 5852170",
        "cifar10-cnn-tanh, 5852170",
        // convolutions 896+13872+27712, norms 2*(32+48+64), 10*1024+10
        "cifar10-cnn-small, 53018",
    })
    void hasTheNumberOfParametersOfTheListing(String id, int parameters) {
        ZooModel model = ZooModel.of(id);
        int classes = model.pair().isPresent() ? 2 : 10;

        assertThat(Weights.initial(model.network(classes).parameters(), 1).learnt())
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @EnumSource(ZooModel.class)
    void beginsWithinTheBoundOfEachLayer(ZooModel model) {
        Weights first = Weights.initial(model.network(10).parameters(), 1);
        for (int p = 0; p < first.parameters().size(); p++) {
            float[] values = first.values(p);
            Parameter.Start start = first.parameters().get(p).start();
            if (start instanceof Parameter.Start.Constant constant) {
                assertThat(values).containsOnly(constant.value());
            } else if (start instanceof Parameter.Start.Uniform uniform) {
                double bound = 1 / Math.sqrt(uniform.inputs());
                double largest = IntStream.range(0, values.length)
                        .mapToDouble(i -> Math.abs(values[i]))
                        .max()
                        .orElseThrow();
                assertThat(largest).isLessThanOrEqualTo(bound + 1e-6).isGreaterThan(bound / 4);
            }
        }
    }

    @Test
    void namesItsTensorsInTheGraph() {
        Network network = ZooModel.MNIST_CNN.network(10);
        GraphProto graph = network.graph(Weights.initial(network.parameters(), 1), Storage.SINGLE);

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

    @Test
    void theTanhNetworkHasTanhInItsConvolutionsOnly() {
        assertThat(operators(ZooModel.CIFAR10_CNN)).filteredOn("Relu"::equals).hasSize(8);
        assertThat(operators(ZooModel.CIFAR10_CNN_TANH))
                .filteredOn("Tanh"::equals)
                .hasSize(6);
        assertThat(operators(ZooModel.CIFAR10_CNN_TANH))
                .filteredOn("Relu"::equals)
                .hasSize(2);
    }

    private static Stream<String> operators(ZooModel model) {
        Network network = model.network(10);
        return network.graph(Weights.initial(network.parameters(), 1), Storage.SINGLE).getNodeList().stream()
                .map(NodeProto::getOpType);
    }

    @Test
    void decodersTakeCodes() {
        assertThat(decoder(ZooModel.MNIST_AUTOENCODER))
                .isEqualTo("mnist-autoencoder-decoder: code batch 9 -> image batch 1 28 28");
        assertThat(decoder(ZooModel.MNIST_VAE)).isEqualTo("mnist-vae-decoder: code batch 3 -> image batch 1 28 28");
        assertThat(ZooModel.MNIST_CNN.decoder(ZooModel.MNIST_CNN.network(10))).isEmpty();
    }

    private static String decoder(ZooModel model) {
        Network part = model.decoder(model.network(10)).orElseThrow();
        GraphProto graph = part.graph(Weights.initial(part.parameters(), 1), Storage.SINGLE);
        return graph.getName() + ": " + shape(graph.getInput(0)) + " -> " + shape(graph.getOutput(0));
    }

    @Test
    void aPairSeesItsTwoDigitsOnly() {
        LabelledImages all = Blobs.of(40, 1);
        LabelledImages pair = ZooModel.MNIST_2_VS_8.chosen(all);

        assertThat(pair.count()).isEqualTo(8);
        for (int i = 0; i < pair.count(); i++) {
            // 2, 8, 12, 18 ...
            int original = i / 2 * 10 + (i % 2 == 0 ? 2 : 8);
            assertThat(pair.label(i)).isEqualTo(i % 2);
            assertThat(pair.level(i, 400)).isEqualTo(all.level(original, 400));
        }
    }

    @Test
    void isFoundByItsName() {
        for (ZooModel model : ZooModel.values()) {
            assertThat(ZooModel.of(model.id())).isSameAs(model);
        }
        assertThatThrownBy(() -> ZooModel.of("vgg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("network 'vgg': expected one of mnist-logistic, mnist-mlp, mnist-cnn, ");
    }

    private static String shape(ValueInfoProto tensor) {
        StringBuilder text = new StringBuilder(tensor.getName());
        tensor.getType().getTensorType().getShape().getDimList().forEach(dim -> text.append(' ')
                .append(dim.getDimParam().isEmpty() ? Long.toString(dim.getDimValue()) : dim.getDimParam()));
        return text.toString();
    }
}
