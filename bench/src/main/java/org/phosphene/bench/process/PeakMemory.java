package org.phosphene.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that a process had resident so far, as Linux counts it (VmHWM). */
public final class PeakMemory {
    private static final Pattern LINE = Pattern.compile("^VmHWM:\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);

    private PeakMemory() {}

    /** This process's, in MiB; absent on other systems. */
    public static OptionalLong ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }

    /** Another's, in MiB; absent on other systems and once it has ended. */
    public static OptionalLong of(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong parse(String status) {
        Matcher line = LINE.matcher(status);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) / 1024) : OptionalLong.empty();
    }
}
