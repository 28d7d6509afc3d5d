package org.phosphene.bench.measure;

import java.util.concurrent.Callable;

/**
 * Something that can be measured again and again.
 *
 * @param name what the table calls it
 * @param workers threads that it uses, 0 where nobody said
 * @param work does it once; a {@link org.phosphene.bench.process.ProcessFailedException} means that it cannot be measured here
 */
public record Job(String name, int workers, Callable<Timing> work) {}
