/**
 * Bases of Gabor-PCA noise as files.
 *
 * <p>A file has the safetensors form, which NumPy's users read as well: eight bytes with the length of a JSON header, the
 * header, and the numbers in single precision. {@link org.phosphene.data.basis.BasisFile} reads and writes it,
 * {@link org.phosphene.data.basis.BuiltInBases} has those that come with the program.
 */
package org.phosphene.data.basis;
