package org.phosphene.onednn;

import java.util.Map;
import java.util.Optional;
import org.phosphene.observer.Observer;

/** A way to ask a model: an engine with a precision. */
public interface Engine extends AutoCloseable {
    /** Key of a plan's observer that names the engine, its version and its instruction set. */
    String ENGINE = "observer.engine";
    /** Key that names the precision; absent for ONNX Runtime, which knows 32 bits only. */
    String PRECISION = "observer.precision";

    /** An observer for one worker; one that is confident unless the precision is {@link Precision#EXACT}. */
    Observer observer();

    /** How many stimuli it is best shown at once. */
    int batch();

    Precision precision();

    /** What fixes the answers, as the key and value of a plan's observer. */
    Map<String, String> fields();

    /** In few words, for a person. */
    String describe();

    /** What is to be said of the questions so far; empty for nothing. */
    default Optional<String> account() {
        return Optional.empty();
    }

    /** Frees what observers share; they must be closed before. */
    @Override
    void close();
}
