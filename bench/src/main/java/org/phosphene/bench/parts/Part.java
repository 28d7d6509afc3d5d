package org.phosphene.bench.parts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a class of benchmarks measures, for the table. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Part {
    /** The part in a few words. */
    String value();

    /** What is counted, in the plural: words, fields, trials. */
    String unit();
}
