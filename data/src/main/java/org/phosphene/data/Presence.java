package org.phosphene.data;

/** How much of a set lies in a folder, by the names and sizes of its files. What is in them only a check can tell. */
public enum Presence {
    /** All files are there. */
    COMPLETE,
    /** Some files are there, or one is cut off. */
    PARTLY,
    /** No file is there. */
    ABSENT
}
