package org.phosphene.studies.run;

import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/** A classifier that a study asks. */
public sealed interface AskedModel permits StudyNetwork, PublishedModel {
    /** The training seed of a model that was not trained here. */
    long UNKNOWN = -1;

    /** Short, as in {@code mnist-cnn}. */
    String name();

    /** For tables. */
    String title();

    /** What its weights were drawn from, or {@link #UNKNOWN}. */
    long trainingSeed();

    /** Of its file. */
    String sha256();

    /** How many labels it has. */
    int classes();

    /** Opens it. */
    OnnxModel open();

    /** What is done to a stimulus first. */
    Preprocessing preprocessing();
}
