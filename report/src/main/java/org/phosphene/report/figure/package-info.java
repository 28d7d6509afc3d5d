/**
 * Pictures of several parts: a {@link org.phosphene.report.figure.Sheet} of rows of {@link org.phosphene.report.figure.Tile}s,
 * each a map, an image or a chart. All text is drawn with one typeface that comes with the program, so that a picture has the
 * same bytes on every machine.
 */
package org.phosphene.report.figure;
