/**
 * What a run leaves for people and for scripts.
 *
 * <p>A {@link org.phosphene.report.MapReport} holds all that is to be told: the maps, the class names, what the observer says
 * of its own maps, and where everything came from. Each writer turns it into one form, and the same report always gives the
 * same bytes:
 *
 * <pre>
 *   MapReport -> result.json    every number, provenance last
 *             -> maps.npz       maps, standard errors and z as NumPy arrays
 *             -> maps.png       all maps in one picture, after Fig. 2A of Borji and Lin (ICLR 2020)
 *             -> report.html    one self-contained page
 *             -> terminal       maps in colour or plain characters, and the table
 * </pre>
 *
 * {@link org.phosphene.report.ReportFiles} writes the four files at once, all or none.
 *
 * <p>Pictures are drawn in z, the distance of a pixel from the noise's mean in standard errors: red where brighter noise goes
 * with the answer, blue where darker noise does, near white where the pixel does not matter. The scale of a picture never
 * goes below the largest |z| that pure chance reaches, so a map without structure looks pale. A class without trials has no
 * map and every form says so.
 */
package org.phosphene.report;
