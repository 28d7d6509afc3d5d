/**
 * What is shown: stimuli as pure functions of (specification, seed, trial index).
 */
package org.phosphene.stimulus;
