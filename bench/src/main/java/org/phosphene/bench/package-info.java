/**
 * The command {@code phosphene bench}: how fast the parts and whole runs are. It has a class path of its own, so that nothing
 * of it, JMH above all, is near the other commands.
 */
package org.phosphene.bench;
