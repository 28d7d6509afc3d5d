package org.phosphene.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.bench.process.ProcessFailedException;

@Timeout(60)
class PeerTest {
    @TempDir
    private Path temporary;

    private Peer peer(String script) throws Exception {
        Path file = Files.writeString(temporary.resolve("my peer"), script);
        return new Peer("sh '" + file + "' --own", 500, 3, Duration.ofSeconds(2));
    }

    @Test
    void isToldWhatToDo() throws Exception {
        Path words = temporary.resolve("words");
        Peer peer = peer("echo \"$@\" >> '" + words + "'; sleep 0.1\n"
                + "echo '{\"trials\":500,\"seconds\":0.1,\"trialsPerSecond\":5000,\"peakMiB\":3}'");
        assertThat(peer.time(false).trials()).isEqualTo(500);
        assertThat(peer.time(true).peakMiB()).isEqualTo(3);
        assertThat(words).hasContent("--own --trials 500 --threads 3\n--own --trials 500 --threads 3 --tuned\n");
    }

    @Test
    void thatNeverEndsOrNeverStopsTalkingIsEnded() {
        assertThatThrownBy(() -> peer("sleep 1000").time(false)).hasMessage("did not end within 2 s");
        assertThatThrownBy(() -> peer("while :; do echo '{}'; done").time(false))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageMatching("printed more than 64 KiB|did not end within 2 s");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void cannotHaveTakenLongerThanItRan() {
        assertThatThrownBy(() -> peer("echo '{\"trials\":500,\"seconds\":100,\"trialsPerSecond\":5,\"peakMiB\":3}'")
                        .time(false))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("says seconds 100");
    }
}
