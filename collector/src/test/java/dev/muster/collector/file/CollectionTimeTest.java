package dev.muster.collector.file;

import static dev.muster.collector.file.Bundle.ACCOUNT;
import static dev.muster.collector.file.Bundle.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.snapshot.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectionTimeTest {

    private static final Instant MANIFEST = Instant.parse("2026-09-30T12:00:00Z");
    private static final Instant REPORT = Instant.parse("2026-09-30T11:00:00Z");
    private static final Instant FUTURE = NOW.plus(Duration.ofDays(1));

    @Test
    void theFirstThatIsKnownIsUsed() throws Exception {
        assertThat(time(TimeOptions.orClock(REPORT, NOW), MANIFEST, null))
                .isEqualTo(new CollectionTime(REPORT, TimeSource.OPTION));
        assertThat(time(TimeOptions.known(null, NOW), MANIFEST, REPORT))
                .isEqualTo(new CollectionTime(MANIFEST, TimeSource.MANIFEST));
        assertThat(time(TimeOptions.known(null, NOW), null, REPORT))
                .isEqualTo(new CollectionTime(REPORT, TimeSource.REPORT));
        assertThat(time(TimeOptions.orClock(null, NOW), null, null))
                .isEqualTo(new CollectionTime(NOW, TimeSource.CLOCK));
    }

    @Test
    void withoutAnyTimeHistoryAsksForOne() {
        refused(TimeOptions.known(null, NOW), null, null, "--collected-at");
    }

    @Test
    void historyRefusesATimeThatContradictsTheManifest() throws Exception {
        refused(TimeOptions.known(REPORT, NOW), MANIFEST, null, "contradicts");
        assertThat(time(TimeOptions.known(MANIFEST.plusNanos(1), NOW), MANIFEST, null)
                        .instant())
                .isEqualTo(MANIFEST);
        refused(TimeOptions.known(REPORT.minusSeconds(301), NOW), null, REPORT, "GeneratedTime");
        assertThat(time(TimeOptions.known(MANIFEST, NOW), null, REPORT).instant())
                .isEqualTo(MANIFEST);
    }

    @Test
    void theFutureIsRefused() throws Exception {
        refused(TimeOptions.orClock(null, NOW), FUTURE, null, "manifest.json");
        refused(TimeOptions.orClock(null, NOW), null, FUTURE, "get-credential-report.json");
        refused(TimeOptions.known(FUTURE, NOW), null, null, "future");
        assertThat(time(TimeOptions.orClock(FUTURE, NOW), null, null).instant()).isEqualTo(FUTURE);
    }

    private static CollectionTime time(TimeOptions options, @Nullable Instant manifest, @Nullable Instant report)
            throws UnreadableInputException {
        return CollectionTime.of(ACCOUNT, options, manifest, report);
    }

    private static void refused(
            TimeOptions options, @Nullable Instant manifest, @Nullable Instant report, String part) {
        assertThatThrownBy(() -> time(options, manifest, report))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining(part)
                .hasMessageContaining(ACCOUNT);
    }
}
