package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows works as it stands there. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path temporary;

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void theLibraryExampleCompilesAndFindsItsPixel() throws Exception {
        Matcher code = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertThat(code.find()).isTrue();
        assertThat(code.group(1).lines()).as("five lines").hasSize(5);
        String source = Stream.of("stimulus", "observer", "estimate", "trial")
                        .map(name -> "import org.phosphene." + name + ".*;\n")
                        .reduce("", String::concat)
                + "public class Example { public static void main(String[] args) {\n" + code.group(1) + "}}";
        Path file = Files.writeString(temporary.resolve("Example.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status =
                compiler.run(null, messages, messages, "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        List<String> lines = run().lines().toList();
        assertThat(lines).hasSize(2);
        for (int label = 0; label < 2; label++) {
            assertThat(lines.get(label)).matches(label + ": \\d+ trials, peak z \\d+\\.\\d+");
            double peak = Double.parseDouble(lines.get(label).replaceFirst(".*peak z ", ""));
            // half of the trials, all on one side of the mean: sqrt(5000) * sqrt(3) / 2
            assertThat(peak).isBetween(55.0, 67.0);
        }
    }

    private String run() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        URL[] classes = {temporary.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes)) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void commandsAreUnderstood() throws IOException {
        Matcher command = Pattern.compile("(?:^    |`)\\./phosphene (?!bench )([^`\\n]*)", Pattern.MULTILINE)
                .matcher(readme());
        int commands = 0;
        for (; command.find(); commands++) {
            Phosphene.line().parseArgs(command.group(1).strip().split(" ", -1));
        }
        assertThat(commands).isGreaterThanOrEqualTo(5);
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Matcher link = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme());
        int links = 0;
        for (; link.find(); links++) {
            if (URI.create(link.group(1)).getScheme() == null) {
                assertThat(ROOT.resolve(link.group(1))).exists();
            }
        }
        assertThat(links).isPositive();
    }
}
