package org.phosphene.bench.population;

/** What a network of the population was trained with. */
public enum Kind {
    /** No backdoor. */
    CLEAN("clean"),
    /** A patch sends every class to the target. */
    ALL_TO_ONE("all-to-one"),
    /** A patch sends one class to another, as in the paper. */
    ONE_TO_ONE("one-to-one"),
    /** A picture that is mixed into the whole image. */
    BLEND("blend"),
    /** A smooth distortion of the whole image. */
    WARP("warp"),
    /** A pattern that depends on the image. */
    SAMPLE("sample");

    private final String id;

    Kind(String id) {
        this.id = id;
    }

    /** Whether it has a backdoor that is a patch, which an audit is made to find. */
    public boolean isPatch() {
        return this == ALL_TO_ONE || this == ONE_TO_ONE;
    }

    /** For files and tables. */
    @Override
    public String toString() {
        return id;
    }
}
