package org.phosphene.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in docs/Diff.md compiles as it stands there. */
class DocumentTest {
    @TempDir
    private Path temporary;

    @Test
    void theExampleCompiles() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "Diff.md"));
        Matcher code = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(code.find()).isTrue();
        Path file = Files.writeString(temporary.resolve("ReleaseTest.java"), code.group(1));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, messages, messages, "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }
}
