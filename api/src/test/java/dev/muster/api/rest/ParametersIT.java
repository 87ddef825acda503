package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static dev.muster.api.rest.Api.bundle;
import static dev.muster.api.rest.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters: none is guessed, none is passed over. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ParametersIT {

    private static final String ACCOUNT = "350000000001";
    private static final List<String> LISTS = List.of(
            "/api/v1/accounts",
            "/api/v1/accounts/" + ACCOUNT + "/snapshots",
            "/api/v1/snapshots",
            "/api/v1/evaluations",
            "/api/v1/findings",
            "/api/v1/resources",
            "/api/v1/compliance",
            "/api/v1/controls",
            "/api/v1/frameworks",
            "/api/v1/jobs");

    private static boolean uploaded;

    @BeforeEach
    void twoDaysOfTwoAccounts() {
        if (uploaded) {
            return;
        }
        uploaded = true;
        for (String day : List.of("2026-09-01", "2026-09-02")) {
            upload(bundle(ACCOUNT, day + "T00:00:00Z", "*"), null);
            upload(bundle("350000000002", day + "T00:00:00Z", "s3:*"), null);
        }
    }

    @Test
    void everyListHasItsEnvelopeAndBoundsOfItsLength() {
        for (String list : LISTS) {
            Response page = authorized().queryParam("limit", 1).get(list);
            page.then().statusCode(200);
            assertThat(page.jsonPath().getMap("$")).as(list).containsKeys("next_cursor", "as_of");
            String items = list.endsWith("compliance") ? "accounts" : "items";
            assertThat(page.jsonPath().getList(items)).as(list).hasSize(1);
            for (String limit : List.of("0", "1001", "-1", "1.5", "+5", "\u0663", "x", "99999999999")) {
                refused(authorized().queryParam("limit", limit).get(list), "invalid-parameter");
            }
        }
    }

    @Test
    void theWholeListIsTheSumOfItsPages() {
        for (String list : List.of("/api/v1/controls", "/api/v1/frameworks", "/api/v1/jobs", "/api/v1/snapshots")) {
            List<Object> paged = new ArrayList<>();
            String cursor = null;
            do {
                RequestSpecification request = authorized().queryParam("limit", 3);
                JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                        .get(list)
                        .jsonPath();
                paged.addAll(page.getList("items.id"));
                cursor = page.getString("next_cursor");
            } while (cursor != null);
            assertThat(paged)
                    .as(list)
                    .isEqualTo(authorized()
                            .queryParam("limit", 1000)
                            .get(list)
                            .jsonPath()
                            .getList("items.id"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acount=350000000001",
                "account=",
                "account",
                "outcome=FAIL&outcome=PASS",
                "resource=%00",
                "resource=",
                "as_of=",
                "cursor=",
                "limit="
            })
    void aParameterThatIsUnknownEmptyTwiceOrUnreadableIsRefused(String query) {
        refused(authorized().urlEncodingEnabled(false).get("/api/v1/findings?" + query), "invalid-parameter");
    }

    @Test
    void anUnknownValueIsAnsweredWithThoseThatAreKnown() {
        authorized()
                .queryParam("framework", "cis")
                .get("/api/v1/compliance")
                .then()
                .statusCode(400)
                .body("detail", containsString("cis-7.0"));
        authorized()
                .queryParam("control", "root")
                .get("/api/v1/findings")
                .then()
                .statusCode(400)
                .body("detail", containsString("root-no-access-key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-09-01",
                "2026-09-01T00:00:00",
                "2026-02-30T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "1756684800"
            })
    void aTimeThatIsNoneIsRefusedByEveryRead(String asOf) {
        for (String list : LISTS) {
            refused(authorized().queryParam("as_of", asOf).get(list), "invalid-parameter");
        }
        refused(authorized().queryParam("as_of", asOf).get("/api/v1/controls/root-mfa"), "invalid-parameter");
    }

    @Test
    void timesAreReadWithOffsetsAndFractionsAndAnsweredInUtc() {
        for (String asOf : List.of("2026-09-01T23:59:59.9995+02:00", "2026-09-01T21:59:59.999999999Z")) {
            authorized()
                    .queryParam("as_of", asOf)
                    .get("/api/v1/findings")
                    .then()
                    .statusCode(200)
                    .body("as_of", equalTo("2026-09-01T21:59:59.999Z"));
        }
    }

    @Test
    void nothingIsKnownOfTheFutureSoThatThePresentIsAnswered() {
        JsonPath page = authorized()
                .queryParam("as_of", "2999-01-01T00:00:00Z")
                .queryParam("limit", 1)
                .get("/api/v1/findings")
                .jsonPath();
        assertThat(Instant.parse(page.getString("as_of"))).isBefore(Instant.parse("2999-01-01T00:00:00Z"));

        authorized()
                .queryParam("as_of", "2999-01-01T00:00:00Z")
                .queryParam("cursor", page.getString("next_cursor"))
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .body("as_of", equalTo(page.getString("as_of")));
    }

    @Test
    void aCursorIsBoundToListFilterAndInstant() {
        for (String list : LISTS) {
            String cursor =
                    authorized().queryParam("limit", 1).get(list).jsonPath().getString("next_cursor");
            for (String other : LISTS) {
                Response answer = authorized().queryParam("cursor", cursor).get(other);
                assertThat(answer.statusCode()).as(list + " " + other).isEqualTo(list.equals(other) ? 200 : 400);
            }
        }
        String cursor = authorized()
                .queryParam("limit", 1)
                .get("/api/v1/findings")
                .jsonPath()
                .getString("next_cursor");
        for (String changed :
                List.of("outcome=FAIL", "account=" + ACCOUNT, "resource=null", "as_of=2026-09-01T00:00:00Z")) {
            refused(authorized().get("/api/v1/findings?cursor=" + cursor + "&" + changed), "invalid-cursor");
        }
    }

    @Test
    void aCursorThatWasNotGivenOutIsRefused() {
        for (String list : LISTS) {
            String text = new String(
                    Base64.getUrlDecoder()
                            .decode(authorized()
                                    .queryParam("limit", 1)
                                    .get(list)
                                    .jsonPath()
                                    .getString("next_cursor")),
                    StandardCharsets.UTF_8);
            String bound = text.substring(0, text.indexOf(',', text.indexOf(',', text.indexOf(',') + 1) + 1));
            for (String forged : List.of(
                    bound + "]",
                    bound + ",\"\"]",
                    bound + ",\"\",\"\"]",
                    bound + ",\"x\",\"x\",\"x\"]",
                    bound + ",\"" + ACCOUNT + "\",\"\\u0000\",\"x\",\"user\"]",
                    bound + ",\"99999999999999999999\"]",
                    bound + ",7]",
                    text.replaceAll("\\d{4}-", "2999-"),
                    text.substring(1),
                    "{}")) {
                String cursor = Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
                refused(authorized().queryParam("cursor", cursor).get(list), "invalid-cursor");
            }
        }
    }

    private static void refused(Response response, String type) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:muster:problem:" + type);
    }
}
