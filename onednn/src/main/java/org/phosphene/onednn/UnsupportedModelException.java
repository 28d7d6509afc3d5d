package org.phosphene.onednn;

import org.phosphene.onnx.ModelException;

/** A model has a part that cannot be compiled. The message names the operator; ONNX Runtime runs such a model. */
public class UnsupportedModelException extends ModelException {
    private static final long serialVersionUID = 1;

    public UnsupportedModelException(String message) {
        super(message);
    }

    public UnsupportedModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
