package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(RateLimitIT.Sparing.class)
class RateLimitIT {

    @TestHTTPResource
    URI server;

    /** Few requests, small bodies. */
    public static final class Sparing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muster.requests-per-minute", "5", "muster.max-upload", "10K");
        }
    }

    @Test
    void aKeyThatAsksTooOftenOrSendsTooMuchIsToldSo() throws IOException, InterruptedException {
        Response large = authorized()
                .contentType("application/zip")
                .body(new byte[20_000])
                .post("/api/v1/snapshots");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.contentType()).startsWith("application/problem+json");
        HttpResponse<String> unannounced = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve("/api/v1/snapshots"))
                                .header("X-Api-Key", TestDatabaseResource.KEY)
                                .header("Content-Type", "application/zip")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[20_000])))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(unannounced.body()).contains("urn:muster:problem:payload-too-large");

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
