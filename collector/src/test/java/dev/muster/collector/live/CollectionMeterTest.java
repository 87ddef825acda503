package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CollectionMeterTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final CollectionMeter meter = new CollectionMeter(nanoTime::get);

    @Test
    void theTimeLeftIsEstimatedFromTheAccountsThatAreDone() {
        meter.accounts(4);
        for (int call = 0; call < 30; call++) {
            meter.called();
        }
        meter.throttled();
        meter.accountDone();
        nanoTime.set(Duration.ofSeconds(10).toNanos());

        assertThat(meter.status()).isEqualTo(new CollectionStatus(1, 4, 30, 3.0, 1, Duration.ofSeconds(30)));
    }

    @Test
    void beforeTheFirstAccountNobodyKnowsHowLongItTakes() {
        meter.accounts(4);

        assertThat(meter.status().left()).isNull();
    }
}
