package dev.muster.iam.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
        "'\"2026-09-30T12:00:00Z\"', 2026-09-30T12:00:00Z",
        "'\"2026-09-30T14:00:00+02:00\"', 2026-09-30T12:00:00Z",
        "'\"2026-09-30T12:00:00.123456+00:00\"', 2026-09-30T12:00:00.123Z",
        "1790769600, 2026-09-30T12:00:00Z",
        "1790769600.5, 2026-09-30T12:00:00.500Z",
        "1.7907696E9, 2026-09-30T12:00:00Z",
        "0, 1970-01-01T00:00:00Z",
    })
    void theSpellingsOfAwsAreRead(String json, Instant instant) {
        assertThat(Instants.parse(JsonReader.parse(json))).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-09-30\"",
                "\"2026-09-30T12:00:00\"",
                "\"10/08/2019 11:07\"",
                "\"N/A\"",
                "\"\"",
                "-1",
                "1e30",
                "1e-999999999",
                "0e999999999",
                "0e2147483648",
                "1e99999999999",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "253402300801",
                "true",
                "null"
            })
    void othersAreNeverGuessed(String json) {
        assertThat(Instants.parse(JsonReader.parse(json))).isEmpty();
    }

    @Test
    void instantsAreWrittenInUtcWithMilliseconds() {
        assertThat(Instants.text(Instant.parse("2026-09-30T12:00:00.1239Z"))).isEqualTo("2026-09-30T12:00:00.123Z");
    }
}
