/**
 * The fast observer: an ONNX graph of common operators compiled to oneDNN.
 *
 * <p>ONNX Runtime folds the graph's constants first. What is left is read as a list of {@link org.phosphene.onednn.Step}s,
 * joined where oneDNN does two in one pass, and made into primitives that are run again and again without making anything: one
 * network for each worker, on one thread, with weights that all workers share. A graph with an operator that is not known is
 * left to ONNX Runtime.
 *
 * <p>{@link org.phosphene.onednn.Precision#EXACT} labels in 16 bits and asks again in 32 bits where the
 * {@link org.phosphene.onednn.Guard} says that rounding might have changed the label.
 * {@link org.phosphene.onednn.EngineChoice} picks the fastest engine on a machine and compares its labels with ONNX Runtime's.
 */
package org.phosphene.onednn;
