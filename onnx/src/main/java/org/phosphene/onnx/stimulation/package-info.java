/**
 * Microstimulation: current into the neurons of a layer, and what it does to what a network sees (Borji and Lin 2020, section
 * 3.4, Figs. 9 and 23 to 25; Afraz, Kiani and Esteky 2006).
 *
 * <pre>
 *   b[m]new = b[m]old + lambda k a[m]            Eq. 6
 * </pre>
 *
 * b is the bias of map m of a layer, before its activation function; a the mean activation of the map, behind that function, over
 * the training images of a class; lambda a step that depends on the layer, and k the strength, below 0 for inhibition. So the
 * neurons that see the class get most current. Of convolutions a is the mean over the map, divided by that of the most active
 * map; of fully connected layers the paper takes it as it is.
 *
 * <p>The effect is a shift of the psychometric function: the share of images of the class that are called so, against the share
 * gamma of the image in uniform noise (Eq. 3).
 */
package org.phosphene.onnx.stimulation;
