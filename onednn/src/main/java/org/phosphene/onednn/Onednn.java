package org.phosphene.onednn;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.javacpp.PointerScope;

/** oneDNN as it is used here: one processor engine for the whole process, networks of one thread each. */
public final class Onednn {
    private static final String THREADS = "OMP_NUM_THREADS";

    static {
        // JavaCPP would count the whole process's memory against twice the heap; what is made here is freed by hand
        setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
    }

    private Onednn() {}

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    /** Loads the library on first use. */
    private static final class Loaded {
        static final engine ENGINE = forGood(new engine(engine.kind.cpu, 0));
        static final String NAME = name();
        static final boolean HALVES = halves();

        /** Kept from the scope in which it happens to be made. */
        private static engine forGood(engine made) {
            made.retainReference();
            return made;
        }

        /** Old processors have no kernel for any layer in 16 bits. */
        @SuppressWarnings("try") // the scope works by being open, no one names it
        private static boolean halves() {
            try (PointerScope scope = new PointerScope()) {
                memory.desc square = Descriptors.plain(data_type.bf16, 16, 16);
                new matmul.primitive_desc(ENGINE, square, square, square, Posts.none(), false);
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }

        private static String name() {
            dnnl_version_t v = dnnl.version();
            String isa = String.valueOf(dnnl.get_effective_cpu_isa()).toLowerCase(Locale.ROOT);
            return "onednn " + v.major() + "." + v.minor() + "." + v.patch() + " cpu " + isa;
        }
    }

    /**
     * Why it cannot be used here; empty if it can.
     *
     * <p>The library belongs to OpenMP, which starts as many threads for each caller as there are processors unless the
     * environment says otherwise before the process begins. Several workers would then stand in each other's way.
     */
    public static Optional<String> obstacle() {
        if (!"1".equals(System.getenv(THREADS))) {
            return Optional.of("oneDNN needs the environment variable " + THREADS + "=1");
        }
        try {
            engine();
            return Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of("oneDNN does not load here ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    static engine engine() {
        return Loaded.ENGINE;
    }

    /** Whether it computes in 16-bit brain floats on this processor. */
    static boolean hasHalves() {
        return Loaded.HALVES;
    }

    /** Name, version and instruction set, for the provenance of a run. */
    public static String name() {
        return Loaded.NAME;
    }
}
