package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a resource is found is a problem, too. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class BeforeRoutingIT {

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/%zz HTTP/1.1, Host: x, 400, bad-request",
        "GET /api/v1/accounts?as_of=% HTTP/1.1, Host: x, 400, bad-request",
        "GET /api/v1/a\\b HTTP/1.1, Host: x, 400, bad-request",
        "GET /api/v1/<x> HTTP/1.1, Host: x, 400, bad-request",
        "GET /api/v1/accounts HTTP/1.1, Host: a b, 400, bad-request",
        "GET /api/v1/accounts HTTP/1.1, Accept: */*, 400, bad-request",
        "GET /api/v1/accounts HTTP/1.0, Accept: */*, 401, unauthorized",
        "GET /nothing HTTP/1.1, Host: x, 401, unauthorized"
    })
    void whatIsMalformedIsAProblem(String line, String header, int status, String type) throws IOException {
        isProblem(send(line + "\r\n" + header + "\r\n\r\n"), status, type);
    }

    @Test
    void whatIsTooLongIsAProblem() throws IOException {
        isProblem(
                send("GET /api/v1/accounts?account=" + "1".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                414,
                "uri-too-long");
        isProblem(
                send("GET /api/v1/accounts HTTP/1.1\r\nHost: x\r\nCookie: " + "1".repeat(40_000) + "\r\n\r\n"),
                431,
                "headers-too-large");
    }

    @Test
    void acceptedTypesAreReadAsTheyAreMeant() {
        for (String accepted : new String[] {"application/*", "*/*", "", "text/html, application/*;q=0.5"}) {
            authorized()
                    .header("Accept", accepted)
                    .get("/api/v1/accounts")
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("as_of", notNullValue());
        }
        authorized()
                .header("Accept", "text/html")
                .get("/api/v1/accounts")
                .then()
                .statusCode(406)
                .body("type", equalTo("urn:muster:problem:not-acceptable"));
    }

    @Test
    void answersAreForNoPageAndNoSharedCache() {
        authorized()
                .header("Origin", "https://elsewhere.example")
                .get("/api/v1/accounts")
                .then()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Access-Control-Allow-Origin", (String) null);
    }

    /** One answer of a server that was asked in exactly these characters. */
    private String send(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (answer.indexOf("}") < 0) {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }

    private static void isProblem(String answer, int status, String type) {
        assertThat(answer)
                .containsPattern("^HTTP/1\\.[01] " + status + " ")
                .contains("application/problem+json", "urn:muster:problem:" + type);
    }
}
