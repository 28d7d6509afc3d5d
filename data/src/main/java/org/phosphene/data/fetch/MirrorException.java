package org.phosphene.data.fetch;

/** A mirror did not give the file. The message is the reason, without the mirror's name. */
final class MirrorException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 200;

    private final boolean passing;

    private MirrorException(String reason, boolean passing) {
        super(plain(reason));
        this.passing = passing;
    }

    /** A fault that may be gone when the mirror is asked again. */
    static MirrorException passing(String reason) {
        return new MirrorException(reason, true);
    }

    /** A fault that will not go away. */
    static MirrorException lasting(String reason) {
        return new MirrorException(reason, false);
    }

    boolean isPassing() {
        return passing;
    }

    /** A reason may hold words of the mirror, which must not steer a terminal. */
    private static String plain(String reason) {
        String line = reason.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
