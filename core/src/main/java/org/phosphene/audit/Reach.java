package org.phosphene.audit;

/**
 * How far a trigger reaches into a class.
 *
 * @param source the class
 * @param turned share of its scenes that the trigger turns into the target
 * @param faintly the same with the trigger as faint as it may be for the class that it turns best
 */
public record Reach(int source, double turned, double faintly) {}
