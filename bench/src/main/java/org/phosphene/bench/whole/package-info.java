/** Whole runs, as the {@code map} command makes them, beside what bounds them and what a user would run instead. */
package org.phosphene.bench.whole;
