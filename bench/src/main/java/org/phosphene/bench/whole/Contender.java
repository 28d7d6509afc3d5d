package org.phosphene.bench.whole;

import java.util.function.Supplier;
import org.phosphene.observer.Observer;

/**
 * An engine at a precision.
 *
 * @param engine as {@code map --engine} has it
 * @param precision as {@code map --precision} has it
 * @param version of the engine, for the table
 * @param batch how many stimuli it is best shown at once
 * @param observers gives each worker an observer of its own
 */
public record Contender(
        String engine, String precision, String version, int batch, Supplier<? extends Observer> observers) {
    String name() {
        return engine + " " + precision;
    }
}
