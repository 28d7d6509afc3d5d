package org.phosphene.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;

/** Models that are no classifiers of one image with one score for each class, or not only. */
final class OtherGraphs {
    private OtherGraphs() {}

    /** Scores, and a map from class to score for each image, as scikit-learn's converter writes them. */
    static OnnxGraph mapsToo(LinearClassifier truth) {
        return withMaps(truth, 1).node("Identity", "scores", "linear").output("scores", 1, truth.classes());
    }

    /** Maps and a label, but no scores. */
    static OnnxGraph mapsOnly(LinearClassifier truth) {
        return withMaps(truth, "N")
                .node("ArgMax", "label", "linear")
                .with("axis", 1)
                .output("label", TensorProto.DataType.INT64, "N", 1);
    }

    private static OnnxGraph withMaps(LinearClassifier truth, Object batch) {
        long[] names = new long[truth.classes()];
        for (int c = 0; c < names.length; c++) {
            names[c] = c;
        }
        TypeProto score = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE))
                .build();
        TypeProto map = TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder()
                        .setKeyType(TensorProto.DataType.INT64_VALUE)
                        .setValueType(score))
                .build();
        return ModelCases.bare(truth, batch)
                .importing("ai.onnx.ml", 1)
                .node("ZipMap", "maps", "linear")
                .inDomain("ai.onnx.ml")
                .with("classlabels_int64s", names)
                .output(
                        "maps",
                        TypeProto.newBuilder()
                                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))
                                .build());
    }
}
