package org.phosphene.onnx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.phosphene.onnx.Preprocessing.Preset;
import org.phosphene.stimulus.Shape;

/** Models that strangers trained, in the folder that the environment variable PHOSPHENE_MODELS names. */
public enum RealModel {
    CONVNET_MAXPOOL("mnist/convnet-maxpool.onnx", Layout.NCHW, "1x28x28", Preset.UNIT),
    LENET5("mnist/lenet5.onnx", Layout.NCHW, "1x28x28", Preset.UNIT),
    MLP("mnist/mlp-256x2.onnx", Layout.FLAT, "1x28x28", Preset.UNIT),
    BADNET("mnist/badnet-patch-to-1.onnx", Layout.NCHW, "1x28x28", Preset.SIGNED),
    TWO_OUTPUTS("fashion-mnist/convnet-two-outputs.onnx", Layout.NCHW, "1x28x28", Preset.UNIT),
    CONV8("cifar10/conv8.onnx", Layout.NCHW, "3x32x32", Preset.CIFAR10),
    RESNET20("cifar10/resnet20.onnx", Layout.NCHW, "3x32x32", Preset.IMAGENET),
    SMALL_NHWC("cifar10/small-nhwc.onnx", Layout.NHWC, "3x32x32", Preset.UNIT),
    SQUEEZENET("imagenet/squeezenet1.0.onnx", Layout.NCHW, "3x64x64", Preset.CAFFE);

    private final String file;
    public final Layout layout;
    private final String shape;
    public final Preset preset;

    RealModel(String file, Layout layout, String shape, Preset preset) {
        this.file = file;
        this.layout = layout;
        this.shape = shape;
        this.preset = preset;
    }

    public Shape shape() {
        return Shape.parse(shape);
    }

    public int classes() {
        return this == SQUEEZENET ? 1000 : 10;
    }

    /** Opens it, in a small size where the size is open; without the models the test is left out. */
    public OnnxModel open() {
        return OnnxModel.open(path(), new OnnxModel.Choices(this == SQUEEZENET ? shape() : null, null));
    }

    public Path path() {
        String root = System.getenv("PHOSPHENE_MODELS");
        if (root == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("PHOSPHENE_MODELS is not set: a continuous build must test the real models");
        }
        assumeTrue(root != null, "PHOSPHENE_MODELS is not set: the real models are not tested");
        return Path.of(root).resolve(file);
    }
}
