/**
 * An assertion for a release gate: a new model sees in noise what the model before it saw.
 *
 * <p>{@link org.phosphene.junit.ModelAssertions#assertThatModel} begins it. It needs no test images: both models are shown the
 * same noise, and {@link org.phosphene.contrast.ModelContrast} tells what changed. Works under JUnit, TestNG and anything else
 * that knows {@code AssertionFailedError} of opentest4j.
 */
package org.phosphene.junit;
