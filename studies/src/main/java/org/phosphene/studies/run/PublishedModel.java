package org.phosphene.studies.run;

import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;

/**
 * A classifier that others trained.
 *
 * @param name short
 * @param open the model, opened for images of one shape
 * @param preprocessing what its makers did to images first
 */
public record PublishedModel(String name, OnnxModel open, Preprocessing preprocessing) implements AskedModel {
    @Override
    public String title() {
        return name;
    }

    @Override
    public long trainingSeed() {
        return UNKNOWN;
    }

    @Override
    public String sha256() {
        return open.sha256();
    }

    @Override
    public int classes() {
        return open.contract().classes();
    }
}
