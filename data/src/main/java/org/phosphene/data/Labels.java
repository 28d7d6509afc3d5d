package org.phosphene.data;

/** Labels of one byte. */
final class Labels {
    private Labels() {}

    /** The label at an offset of the content, 0 to classes - 1. */
    static int checked(String file, byte[] content, int offset, int classes) {
        int label = content[offset] & 0xff;
        if (label >= classes) {
            throw new DataException(
                    file + ": byte " + offset + ": label " + label + ", expected 0 to " + (classes - 1));
        }
        return label;
    }
}
