/**
 * Data sets: public ones and the user's own images, read from a folder that the user names, and digits made by code.
 *
 * <p>A {@link org.phosphene.data.DataSet} is the published fact: which files, of which size and checksum, hold how many
 * images of which shape. A {@link org.phosphene.data.DataFolder} is the user's copy, which may be anything: every file is
 * read no further than the published size, its checksum is compared before a byte of it is believed, and every fault is
 * one {@link org.phosphene.data.DataException} that names the file, the place and what to do. The readers of the forms
 * (IDX, CIFAR-10 batches, raw channels-last images) check their input on their own, for they also meet bytes without a
 * published checksum.
 *
 * <p>An {@link org.phosphene.data.ImageFolder} is a folder of image files with one sub-folder a class.
 * {@link org.phosphene.data.digits.SyntheticDigits} need no file at all. A {@link org.phosphene.data.DataSource} is any of
 * them, by the word that a user has for it.
 */
package org.phosphene.data;
