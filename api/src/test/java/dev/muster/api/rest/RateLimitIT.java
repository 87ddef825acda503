package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(RateLimitIT.Sparing.class)
class RateLimitIT {

    /** Few requests, small bodies. */
    public static final class Sparing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muster.requests-per-minute", "5", "quarkus.http.limits.max-body-size", "10K");
        }
    }

    @Test
    void aKeyThatAsksTooOftenIsToldWhenToComeAgain() {
        Response large = authorized()
                .contentType("application/zip")
                .body(new byte[20_000])
                .post("/api/v1/snapshots");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.contentType()).startsWith("application/problem+json");

        Response refused = IntStream.range(0, 6)
                .mapToObj(i -> authorized().get("/api/v1/controls/root-mfa"))
                .filter(response -> response.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:muster:problem:too-many-requests");
        authorized().get("/q/health").then().statusCode(200);
    }
}
