package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static dev.muster.api.rest.Api.bundle;
import static dev.muster.api.rest.Api.finished;
import static dev.muster.api.rest.Api.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.muster.iam.json.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for the whole API: streams, entity tags, keys of idempotency, re-performance. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ContractIT {

    private static int accounts;

    private final String account = "%012d".formatted(300_000_000_001L + accounts++);

    @Test
    void aStreamHasTheWholeListAndATrailerThatProvesIt() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);
        int total = authorized()
                .queryParam("account", account)
                .queryParam("limit", 1000)
                .get("/api/v1/findings")
                .jsonPath()
                .getList("items")
                .size();

        Response stream = authorized()
                .accept("application/x-ndjson")
                .queryParam("account", account)
                .get("/api/v1/findings");

        stream.then().statusCode(200).contentType("application/x-ndjson");
        String text = stream.asString();
        List<String> lines = text.lines().toList();
        JsonPath trailer = JsonPath.from(lines.get(lines.size() - 1));
        String before =
                text.substring(0, text.length() - lines.get(lines.size() - 1).length() - 1);
        assertThat(lines).hasSize(total + 1);
        assertThat(trailer.getInt("_trailer.rows")).isEqualTo(total);
        assertThat(trailer.getString("_trailer.digest"))
                .isEqualTo(Digest.of(before).toString());
        assertThat(trailer.getString("_trailer.next_cursor")).isNull();
        assertThat(JsonPath.from(lines.get(0)).getString("account")).isEqualTo(account);
    }

    @Test
    void aStreamOfAGivenLengthIsAPage() {
        String lines = authorized()
                .accept("application/x-ndjson")
                .get("/api/v1/controls")
                .asString();
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);
        String findings = authorized()
                .accept("application/x-ndjson")
                .queryParam("limit", 7)
                .queryParam("account", account)
                .get("/api/v1/findings")
                .asString();

        assertThat(lines.lines()).hasSize(50);
        assertThat(findings).contains("\"next_cursor\":\"");
        assertThat(findings.lines()).hasSize(8);
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        String path = upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null).getString("results[0]");
        String tag = authorized().get(path).header("ETag");

        authorized()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .body(equalTo(""));
        authorized()
                .header("If-None-Match", "W/" + tag + ", \"x\"")
                .get(path)
                .then()
                .statusCode(304);
        authorized().header("If-None-Match", "\"x\"").get(path).then().statusCode(200);
    }

    @Test
    void theSameKeyGivesTheSameJobAndRefusesAnotherRequest() {
        byte[] bundle = bundle(account, "2026-09-01T00:00:00Z", "*");
        Response first = post(bundle, "key of " + account);
        Response second = post(bundle, "key of " + account);
        Response other = post(bundle(account, "2026-09-02T00:00:00Z", "*"), "key of " + account);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        other.then()
                .statusCode(409)
                .body("type", equalTo("urn:muster:problem:idempotency-conflict"))
                .body("detail", containsString("`key of " + account + "`"));
        assertThat(finished(first.jsonPath().getString("id")).getString("state"))
                .isEqualTo("succeeded");
        assertThat(post(bundle, "k".repeat(256)).statusCode()).isEqualTo(400);
    }

    @Test
    void anEvaluationIsRePerformedToTheSameDigest() {
        String path =
                upload(bundle(account, "2026-09-01T00:00:00Z", "s3:*"), null).getString("results[0]");
        String snapshot = path.substring(path.lastIndexOf('/') + 1);

        authorized()
                .contentType("application/json")
                .body(Map.of("snapshot", snapshot))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(200)
                .body("same_result", equalTo(true))
                .body("evaluation.snapshot", equalTo(snapshot))
                .body(
                        "snapshot_digest",
                        equalTo(authorized().get(path).jsonPath().getString("digest")));
        authorized()
                .contentType("application/json")
                .body(Map.of(
                        "snapshot", snapshot, "ruleset", Digest.of("another").toString()))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:muster:problem:ruleset-unavailable"));
        for (String body : List.of("{}", "", "[", "{\"snapshot\":7}", "{\"snapshot\":\"x\"}")) {
            Response refused =
                    authorized().contentType("application/json").body(body).post("/api/v1/evaluations");
            assertThat(refused.statusCode()).as(body).isBetween(400, 404);
            assertThat(refused.contentType()).as(body).startsWith("application/problem+json");
        }
    }

    @Test
    void aSnapshotOfWhichNothingWasReadIsNoData() {
        byte[] readable = bundle(account, "2026-09-01T00:00:00Z", "*");
        upload(readable, null);
        String other = "%012d".formatted(Long.parseLong(account) + 50_000_000_000L);
        JsonPath job = upload(
                Api.zipOf(Map.of(
                        account + "/manifest.json", "{\"collectedAt\":\"2026-09-02T00:00:00Z\"}",
                        account + "/assume-role.error",
                                "An error occurred (AccessDenied) when calling the AssumeRole operation: no",
                        other + "/manifest.json", "{\"collectedAt\":\"2026-09-02T00:00:00Z\"}",
                        other + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":0}}")),
                null);

        assertThat(job.getString("state")).isEqualTo("succeeded");
        authorized()
                .queryParam("account", account)
                .get("/api/v1/compliance")
                .then()
                .body("cells.outcome", everyItem(equalTo("NO_DATA")));
        authorized()
                .queryParam("account", account)
                .queryParam("as_of", "2026-09-01T12:00:00Z")
                .get("/api/v1/compliance")
                .then()
                .body("cells.find { it.control == 'policy-no-admin-inline' }.outcome", equalTo("FAIL"))
                .body("cells.find { it.control == 'user-in-group' }.snapshot", notNullValue());
    }

    @Test
    void aFindingTellsHowItCameToBeWhatItIs() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "s3:*"), null);
        upload(bundle(account, "2026-09-02T00:00:00Z", "s3:*"), null);
        upload(bundle(account, "2026-09-03T00:00:00Z", "*"), null);
        String id = authorized()
                .queryParam("account", account)
                .queryParam("control", "policy-no-admin-inline")
                .get("/api/v1/findings")
                .jsonPath()
                .getString("items[0].id");

        authorized()
                .get("/api/v1/findings/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.at", contains("2026-09-03T00:00:00Z", "2026-09-01T00:00:00Z"))
                .body("items.outcome", contains("FAIL", "PASS"))
                .body("items[0].reasons[0].text", containsString("grants all actions"))
                .body("items[0].snapshot", notNullValue());
        authorized()
                .queryParam("as_of", "2026-09-02T12:00:00Z")
                .get("/api/v1/findings/" + id + "/history")
                .then()
                .body("items.outcome", contains("PASS"));
        String cursor = authorized()
                .queryParam("limit", 1)
                .get("/api/v1/findings/" + id + "/history")
                .jsonPath()
                .getString("next_cursor");
        authorized()
                .queryParam("cursor", cursor)
                .get("/api/v1/findings/" + id + "/history")
                .then()
                .body("items.at", contains("2026-09-01T00:00:00Z"));
        authorized()
                .get("/api/v1/findings/00000000-0000-5000-8000-000000000000/history")
                .then()
                .statusCode(404);
    }

    @Test
    void everyAnswerTellsWhichRulesetJudgedAndHowOldItIs() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);
        JsonPath finding = authorized()
                .queryParam("account", account)
                .queryParam("as_of", "2026-09-02T00:00:00Z")
                .queryParam("limit", 1)
                .get("/api/v1/findings")
                .jsonPath();
        String ruleset = finding.getString("items[0].ruleset");

        assertThat(finding.getLong("items[0].age_seconds")).isEqualTo(86_400);
        authorized().get("/api/v1/accounts/" + account).then().body("latest_snapshot.ruleset", equalTo(ruleset));
        authorized()
                .get("/api/v1/rulesets/" + ruleset)
                .then()
                .statusCode(200)
                .body("digest", equalTo(ruleset))
                .body("engine", notNullValue());
        authorized().get("/api/v1/rulesets").then().body("items.digest", contains(ruleset));
        authorized()
                .queryParam("as_of", "2026-08-01T00:00:00Z")
                .get("/api/v1/rulesets/" + ruleset)
                .then()
                .statusCode(404);
        authorized().get("/api/v1/rulesets/x").then().statusCode(404);
    }

    @Test
    void readinessTellsWhetherTheDatabaseAnswers() {
        authorized()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'database' }.status", equalTo("UP"));
    }

    private static Response post(byte[] bundle, String key) {
        return authorized()
                .contentType("application/zip")
                .header("Idempotency-Key", key)
                .body(bundle)
                .post("/api/v1/snapshots");
    }
}
