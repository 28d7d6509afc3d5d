package org.phosphene.trial;

import java.time.Duration;

/**
 * How far a run is.
 *
 * @param done trials that are answered and added up; of blocks that are not complete, they are not on file yet
 * @param asked how many of them were asked of the observer now, rather than read from earlier answers
 * @param trials how many there are in all
 * @param elapsed since the run began
 */
public record Progress(long done, long asked, long trials, Duration elapsed) {}
