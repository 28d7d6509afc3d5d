package org.phosphene.studies.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report as a JSON document, the same bytes for the same report on every system. */
public final class StudyJson {
    /** A report takes some ten thousand bytes. */
    static final long MOST_BYTES = 4 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StudyJson() {}

    /** The document, with a line end at its end. */
    public static String write(StudyReport report) {
        // "\n" on every system: the default is the platform's line end
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        try {
            return MAPPER.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indent)
                                    .withArrayIndenter(indent))
                            .writeValueAsString(report)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers and text can always be written", e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is missing, too large or no report; the message names the file
     */
    public static StudyReport read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new IOException(file + ": " + size + " bytes, a report of a study has at most " + MOST_BYTES);
        }
        try {
            StudyReport report = MAPPER.readValue(Files.readAllBytes(file), StudyReport.class);
            if (report == null) {
                throw new IOException(file + ": not a report of a study (null)");
            }
            return report;
        } catch (ValueInstantiationException e) {
            throw new IOException(
                    file + ": not a report of a study (" + e.getCause().getMessage() + ")", e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": not a report of a study (" + e.getOriginalMessage() + ")", e);
        }
    }
}
