package org.phosphene.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/** ONNX Runtime as it is used here: sessions of one thread each, deterministic, silent. */
final class Engine {
    private Engine() {}

    /** One for the whole process; what goes wrong comes as an exception, so the log need not repeat it. */
    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "phosphene");
    }

    /** Name and version, for the provenance of a run. */
    static String name() {
        return "onnxruntime " + environment().getVersion() + " cpu";
    }

    /**
     * Opens a session.
     *
     * @param edited the model's bytes where they are not those of the file, else null
     * @throws ModelException if the engine refuses the model
     */
    static OrtSession open(ModelFile file, byte[] edited) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            return open(file, edited, options);
        } catch (OrtException e) {
            throw new ModelException(
                    file.path() + ": ONNX Runtime refuses the model (" + ModelException.firstLine(e) + ")", e);
        }
    }

    /** Opens a session with further options. */
    static OrtSession open(ModelFile file, byte[] edited, OrtSession.SessionOptions options) throws OrtException {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setDeterministicCompute(true);
        if (edited == null && file.embedded() == null) {
            return environment().createSession(file.path().toString(), options);
        }
        if (edited == null) {
            return environment().createSession(file.embedded().toByteArray(), options);
        }
        options.addConfigEntry(
                "session.model_external_initializers_file_folder_path",
                file.path().toAbsolutePath().normalize().getParent().toString());
        return environment().createSession(edited, options);
    }
}
