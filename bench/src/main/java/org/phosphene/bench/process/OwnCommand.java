package org.phosphene.bench.process;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.cli.Phosphene;

/** The {@code phosphene} command as the launcher starts it: the same Java, the same options, the same class path. */
public final class OwnCommand {
    private OwnCommand() {}

    /** Program and arguments. */
    public static List<String> of(List<String> words) {
        return of(classPath(), words);
    }

    /** The same with all that this program has on its class path, libtorch included. */
    public static List<String> ofTraining(List<String> words) {
        return of(System.getProperty("java.class.path"), words);
    }

    private static List<String> of(String classPath, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                // its outputs are pipes
                .filter(option -> !option.startsWith("-Dphosphene."))
                .forEach(command::add);
        command.addAll(List.of("-cp", classPath, Phosphene.class.getName()));
        command.addAll(words);
        return command;
    }

    /** The launcher's, without what measuring adds to it; where there is no launcher, this program's own. */
    private static String classPath() {
        try {
            Path jar = Path.of(Phosphene.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path lib = jar.resolveSibling("lib");
            if (Files.isRegularFile(jar) && Files.isDirectory(lib)) {
                return jar + File.pathSeparator + lib + File.separator + "*";
            }
            return System.getProperty("java.class.path");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class lies at a URI", e);
        }
    }
}
