package org.phosphene.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where data sets lie if nobody says otherwise: the folder that the system has for what can be fetched again. */
public final class DataHome {
    private DataHome() {}

    /** On this system. */
    public static Path here() {
        return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    /**
     * On any system.
     *
     * @param system as in the property {@code os.name}
     * @param home the user's folder
     * @param variables of the environment
     */
    static Path of(String system, String home, Map<String, String> variables) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", "phosphene", "data");
        }
        if (name.startsWith("windows")) {
            String local = variables.getOrDefault("LOCALAPPDATA", "");
            Path base = local.isEmpty() ? Path.of(home, "AppData", "Local") : Path.of(local);
            return base.resolve("phosphene").resolve("data");
        }
        // the XDG Base Directory Specification says to pass over a path that is not absolute
        String cache = variables.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.startsWith("/") ? Path.of(cache) : Path.of(home, ".cache");
        return base.resolve("phosphene").resolve("data");
    }
}
