/**
 * The parts of a run, each measured by JMH beside what a user would write instead.
 *
 * <p>One class measures one part: its method {@code phosphene} is the part, every other is a baseline, and all have the same
 * amount of work, whose unit {@link org.phosphene.bench.parts.Part} names. The table states phosphene / baseline.
 */
package org.phosphene.bench.parts;
