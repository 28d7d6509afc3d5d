/**
 * Fetches data sets from their public homes into a {@link org.phosphene.data.DataFolder}.
 *
 * <p>{@link org.phosphene.data.fetch.Fetch} goes through the mirrors of a set in order, {@code Transfer} is one request to
 * one of them, {@code Part} what has come of a file so far, and {@code Download} what is done with it when it is whole. A
 * mirror is a stranger: no name, length or content of its is believed. What comes goes to a {@code .part} of bounded size,
 * and only content with the published checksum gets its name, in one step.
 */
package org.phosphene.data.fetch;
