package org.phosphene.bench.measure;

/**
 * What was to be measured and is not there.
 *
 * @param name of the job
 * @param reason in a few words
 */
public record Absent(String name, String reason) {}
