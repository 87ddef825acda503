package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static dev.muster.api.rest.Api.bundle;
import static dev.muster.api.rest.Api.upload;
import static dev.muster.api.rest.Api.zip;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class ApiIT {

    private static int accounts;

    private final String account = "%012d".formatted(200_000_000_001L + accounts++);

    @Test
    void everyEndpointButHealthNeedsAKey() {
        for (String path : List.of("/api/v1/accounts", "/api/v1/nothing", "/q/metrics", "/q/openapi", "/")) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", notNullValue())
                    .body("type", equalTo("urn:muster:problem:unauthorized"));
        }
        given().header("X-Api-Key", "muster_wrong")
                .get("/api/v1/accounts")
                .then()
                .statusCode(401);
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        given().header("X-Api-Key", TestDatabaseResource.KEY)
                .get("/api/v1/accounts")
                .then()
                .statusCode(200);
        authorized().get("/q/metrics").then().statusCode(200);
        authorized().get("/q/openapi").then().statusCode(200).body(containsString("openapi: 3.1"));
    }

    @Test
    void anUploadedBundleIsJudgedAndSealed() {
        JsonPath job = upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);

        assertThat(job.getString("state")).isEqualTo("succeeded");
        String snapshot = job.getString("results[0]");
        authorized()
                .get(snapshot)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"sha256:"))
                .body("account", equalTo(account))
                .body("collected_at", equalTo("2026-09-01T00:00:00Z"))
                .body("status", equalTo("INCOMPLETE"))
                .body("digest", startsWith("sha256:"))
                .body("sections.find { it.section == 'get-account-authorization-details' }.state", equalTo("present"))
                .body("sections.find { it.section == 'list-virtual-mfa-devices' }.cause", equalTo("denied"));
        authorized()
                .get("/api/v1/accounts/" + account)
                .then()
                .statusCode(200)
                .body("latest_snapshot.collected_at", equalTo("2026-09-01T00:00:00Z"))
                .body("counts.waived", equalTo(0));
    }

    @Test
    void findingsAreAnsweredAsOfAnEarlierDay() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "s3:GetObject"), null);
        upload(bundle(account, "2026-09-02T00:00:00Z", "*"), null);

        findings("control", "policy-no-admin-inline", "as_of", "2026-09-01T12:00:00Z")
                .then()
                .body("items.outcome", contains("PASS"))
                .body("items[0].first_seen", equalTo("2026-09-01T00:00:00Z"));
        findings("control", "policy-no-admin-inline", "as_of", "2026-09-02T12:00:00Z")
                .then()
                .body("items.outcome", contains("FAIL"))
                .body("items[0].severity", equalTo("HIGH"))
                .body("items[0].resource.type", equalTo("role"))
                .body("items[0].reasons[0].text", containsString("grants all actions on all resources"))
                .body("items[0].first_seen", equalTo("2026-09-02T00:00:00Z"));
        findings("as_of", "2026-08-01T00:00:00Z").then().body("items", hasSize(0));
    }

    @Test
    void findingsCanBeFiltered() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);

        findings("outcome", "FAIL").then().body("items.outcome", everyItem(equalTo("FAIL")));
        findings("severity", "CRITICAL").then().body("items.severity", everyItem(equalTo("CRITICAL")));
        findings("framework", "cis-5.0").then().body("items.control", hasItem("root-mfa"));
        findings("resource", account).then().body("items.resource.id", everyItem(equalTo(account)));
        findings("outcome", "MAYBE")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:muster:problem:invalid-parameter"));
        findings("severity", "high").then().statusCode(400);
        findings("control", "nope").then().statusCode(400);
        findings("framework", "nope").then().statusCode(400);
        findings("limit", "0").then().statusCode(400);
        findings("as_of", "yesterday").then().statusCode(400);
    }

    @Test
    void pagesAddUpToTheWholeListAndTheirCursorIsBoundToIt() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);
        List<String> whole = findings("limit", "1000").jsonPath().getList("items.id");
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request =
                    authorized().queryParam("account", account).queryParam("limit", 7);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/findings");
            paged.addAll(page.jsonPath().getList("items.id"));
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);

        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
        String first = findings("limit", "7").jsonPath().getString("next_cursor");
        authorized()
                .queryParam("cursor", first)
                .get("/api/v1/findings")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:muster:problem:invalid-cursor"));
        authorized().queryParam("cursor", "%%%").get("/api/v1/findings").then().statusCode(400);
    }

    @Test
    void theMatrixShowsTheWorstOutcomeAndNoDataBeforeTheFirstSnapshot() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);

        Response matrix = authorized().queryParam("account", account).get("/api/v1/compliance");
        matrix.then()
                .statusCode(200)
                .body("accounts", contains(account))
                .body("rulesets.account", contains(account))
                .body("rulesets[0].ruleset", startsWith("sha256:"))
                .body("controls", hasSize(45))
                .body("cells", hasSize(45))
                .body("cells.find { it.control == 'policy-no-admin-inline' }.outcome", equalTo("FAIL"))
                .body("cells.find { it.control == 'policy-no-admin-inline' }.counts.fail", equalTo(1))
                .body("cells.find { it.control == 'root-mfa-hardware' }.outcome", equalTo("UNDETERMINED"));
        authorized()
                .queryParam("account", account)
                .queryParam("as_of", "2026-08-01T00:00:00Z")
                .get("/api/v1/compliance")
                .then()
                .body("cells.outcome", everyItem(equalTo("NO_DATA")));
        authorized()
                .queryParam("account", account)
                .queryParam("framework", "cis-7.0")
                .get("/api/v1/compliance")
                .then()
                .body("controls.id", hasItem("root-no-access-key"));
    }

    @Test
    void theSameBundleAgainChangesNothingAndOtherContentIsRefused() {
        String first =
                upload(bundle(account, "2026-09-02T00:00:00Z", "*"), null).getString("results[0]");

        assertThat(upload(bundle(account, "2026-09-02T00:00:00Z", "*"), null).getString("results[0]"))
                .isEqualTo(first);
        JsonPath conflict = upload(bundle(account, "2026-09-02T00:00:00Z", "s3:*"), null);
        assertThat(conflict.getString("state")).isEqualTo("failed");
        assertThat(conflict.getString("problem.type")).isEqualTo("urn:muster:problem:snapshot-conflict");
        JsonPath older = upload(bundle(account, "2026-09-01T00:00:00Z", "s3:*"), null);
        assertThat(older.getString("problem.type")).isEqualTo("urn:muster:problem:snapshot-out-of-order");
    }

    @Test
    void badBundlesAreProblems() throws IOException {
        post("no zip".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:muster:problem:unreadable-bundle"));
        post(new byte[0]).then().statusCode(400).body("type", equalTo("urn:muster:problem:bad-request"));
        assertThat(upload(new byte[] {'P', 'K', 3, 4}, null).getString("problem.type"))
                .isEqualTo("urn:muster:problem:unreadable-bundle");
        assertThat(upload(zip(Map.of("../x/get-account-summary.json", "{}")), null)
                        .getString("problem.detail"))
                .contains("outside");
        JsonPath timeless =
                upload(zip(Map.of(account + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":0}}")), null);
        assertThat(timeless.getString("state")).isEqualTo("failed");
        assertThat(timeless.getString("problem.detail"))
                .contains("`collected_at`")
                .doesNotContain("--", "muster-upload");
        post(bundle(account, "2026-09-01T00:00:00Z", "*"), "collected_at", "yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("`collected_at`"));
        JsonPath given = upload(
                zip(Map.of(account + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":0}}")),
                "2026-09-01T00:00:00Z");
        assertThat(given.getString("state")).isEqualTo("succeeded");
    }

    @Test
    void resourcesAndDocumentsAreAnswered() {
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);

        Response resources = authorized().queryParam("account", account).get("/api/v1/resources");
        resources.then().body("items.type", contains("role")).body("items[0].body.RoleName", equalTo("r"));
        String policy = resources.jsonPath().getString("items[0].body.AssumeRolePolicyDocument");
        authorized()
                .get("/api/v1/documents/" + policy)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"" + policy + "\""))
                .body("Version", equalTo("2012-10-17"));
        authorized().get("/api/v1/documents/sha256:" + "0".repeat(64)).then().statusCode(404);
        authorized().get("/api/v1/documents/nonsense").then().statusCode(404);
    }

    @Test
    void controlsAndFrameworksAreListed() {
        authorized().get("/api/v1/controls").then().body("items", hasSize(49)).body("next_cursor", nullValue());
        authorized().get("/api/v1/controls/root-mfa").then().body("severity", equalTo("CRITICAL"));
        authorized().get("/api/v1/controls/none").then().statusCode(404);
        authorized()
                .get("/api/v1/frameworks/cis-1.2")
                .then()
                .body("requirements.find { it.number == '1.13' }.controls", contains("root-mfa"));
        authorized().get("/api/v1/evaluations").then().statusCode(200);
        authorized().get("/api/v1/jobs").then().statusCode(200);
        authorized().get("/api/v1/snapshots").then().statusCode(200);
    }

    @Test
    void whateverIsAskedNothingIsAServerError() {
        for (String path : List.of(
                "/api/v1/accounts/abc",
                "/api/v1/accounts/999999999999",
                "/api/v1/snapshots/abc",
                "/api/v1/snapshots/00000000-0000-0000-0000-000000000000",
                "/api/v1/jobs/abc",
                "/api/v1/findings/abc",
                "/api/v1/resources/99999999999",
                "/api/v1/evaluations/x",
                "/api/v2",
                "/api/v1/findings?cursor=AAAA")) {
            Response response = authorized().urlEncodingEnabled(false).get(path);
            assertThat(response.statusCode()).as(path).isBetween(400, 499);
            assertThat(response.contentType()).as(path).startsWith("application/problem+json");
        }
        authorized()
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/snapshots")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        authorized()
                .delete("/api/v1/accounts")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", "GET, HEAD, OPTIONS");
        authorized().put("/api/v1/snapshots").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS, POST");
    }

    @Test
    void anAccountThatIsRefusedDoesNotHoldUpTheOthers() throws IOException {
        upload(bundle(account, "2026-09-01T00:00:00Z", "*"), null);
        String other = "%012d".formatted(Long.parseLong(account) + 50_000_000_000L);
        JsonPath job = upload(
                zip(Map.of(
                        account + "/manifest.json", "{\"collectedAt\":\"2026-09-01T00:00:00Z\"}",
                        account + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":0}}",
                        other + "/manifest.json", "{\"collectedAt\":\"2026-09-01T00:00:00Z\"}",
                        other + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":0}}")),
                null);

        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("problem.type")).isEqualTo("urn:muster:problem:snapshot-conflict");
        assertThat(job.getString("problem.detail")).contains(account).doesNotContain(other);
        assertThat(job.getList("results")).hasSize(1);
        authorized().get("/api/v1/accounts/" + other).then().statusCode(200);
    }

    private static Response post(byte[] body, String... parameters) {
        RequestSpecification request =
                authorized().contentType("application/zip").body(body);
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.post("/api/v1/snapshots");
    }

    private Response findings(String... parameters) {
        RequestSpecification request = authorized().queryParam("account", account);
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/findings");
    }
}
