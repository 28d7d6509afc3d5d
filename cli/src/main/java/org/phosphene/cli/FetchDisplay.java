package org.phosphene.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.phosphene.data.fetch.FetchListener;

/** Shows how a fetch goes: a bar for each file on a terminal, else a line for each file and each tenth of a large one. */
final class FetchDisplay implements FetchListener, AutoCloseable {
    private static final int PARTS = 10;
    private static final long LARGE = 20_000_000;

    private final PrintWriter err;
    private ProgressBar bar;
    private String name = "";
    private long total;
    private long part;

    private FetchDisplay(PrintWriter err) {
        this.err = err;
    }

    static FetchDisplay of(PrintWriter err) {
        return new FetchDisplay(err);
    }

    /** As in {@code 9.9 MB}. */
    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    @Override
    public void waiting(Path folder) {
        line(folder + ": another process is fetching this set; waiting for it");
    }

    @Override
    public void begun(URI url, long had, long bytes) {
        name = url.getPath().replaceAll(".*/", "");
        total = bytes;
        part = bytes > 0 ? had * PARTS / bytes : 0;
        line(url + (bytes < 0 ? "" : ": " + size(bytes)) + (had > 0 ? ", going on after " + size(had) : ""));
        if (Terminal.showsBar()) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(bytes)
                    .startsFrom(had, Duration.ZERO)
                    .setUnit(" kB", 1000)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setUpdateIntervalMillis(200)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.columns()))
                    .build();
        }
    }

    @Override
    public void received(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
            return;
        }
        if (total >= LARGE && bytes * PARTS / total > part) {
            part = bytes * PARTS / total;
            line(name + ": " + size(bytes) + " of " + size(total));
        }
    }

    @Override
    public void failed(URI url, String reason, boolean again) {
        line(url + ": " + reason + (again ? "; trying again" : ""));
    }

    @Override
    public void done(Path file) {
        close();
    }

    private void line(String text) {
        close();
        err.println("phosphene: " + text);
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
