package org.phosphene.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param cpu model of the processor, with family and model number where the system tells
 * @param flags those of the instruction sets that matter here which it has
 * @param cores that this program may use
 * @param memoryMiB of the machine
 * @param system name, version and architecture
 * @param java version, vendor and name of the virtual machine
 * @param phosphene version of this program
 * @param load processes that wanted a processor in the minute before, on average; negative where the system does not tell
 * @param date in UTC, ISO 8601
 */
public record Machine(
        String cpu,
        List<String> flags,
        int cores,
        long memoryMiB,
        String system,
        String java,
        String phosphene,
        double load,
        String date) {
    private static final List<String> OF_INTEREST = List.of(
            "avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile", "amx_bf16", "asimd", "asimddp", "bf16", "sve");

    /** This one, now. */
    public static Machine here() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<String, String> cpu = processor();
        String version = Machine.class.getPackage().getImplementationVersion();
        return new Machine(
                name(cpu),
                flags(cpu),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                String.join(" ", property("os.name"), property("os.version"), property("os.arch")),
                String.join(" ", property("java.version"), property("java.vendor"), property("java.vm.name")),
                version == null ? "development" : version,
                system.getSystemLoadAverage(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Map<String, String> processor() {
        try {
            return fields(Files.readString(Path.of("/proc/cpuinfo")));
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** The fields of the first processor. */
    static Map<String, String> fields(String cpuinfo) {
        Map<String, String> fields = new HashMap<>();
        cpuinfo.lines()
                .map(line -> line.split(":", 2))
                .filter(it -> it.length == 2)
                .forEach(it -> fields.putIfAbsent(it[0].strip(), it[1].strip()));
        return fields;
    }

    static String name(Map<String, String> cpu) {
        String name = cpu.getOrDefault("model name", property("os.arch"));
        return cpu.containsKey("cpu family")
                ? name + ", family " + cpu.get("cpu family") + ", model " + cpu.get("model")
                : name;
    }

    static List<String> flags(Map<String, String> cpu) {
        // x86 and ARM call them differently
        Set<String> there = Stream.of("flags", "Features")
                .flatMap(key -> Stream.of(cpu.getOrDefault(key, "").split(" ", -1)))
                .collect(Collectors.toSet());
        return OF_INTEREST.stream().filter(there::contains).toList();
    }

    private static String property(String key) {
        return System.getProperty(key, "unknown");
    }

    /** One line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s; %d cores of %s (%s); %d MiB; %s; Java %s; phosphene %s; load before %s",
                date.substring(0, 10),
                cores,
                cpu,
                flags.isEmpty() ? "flags unknown" : String.join(" ", flags),
                memoryMiB,
                system,
                java,
                phosphene,
                load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load));
    }
}
