package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.muster.store.Database;
import dev.muster.store.DaysWithoutData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@TestProfile(JobsIT.WithoutWorker.class)
class JobsIT {

    private static final String ORDER = """
            {"accounts":["111122223333","444455556666","111122223333"],"role_name":"audit","external_id":"x-1",
             "partition":"aws","regions":["eu-west-1"],"last_accessed":"none"}
            """;

    @Inject
    Database database;

    /** Jobs stay where they are. */
    public static final class WithoutWorker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("muster.threads", "0");
        }
    }

    @Test
    void aCollectionIsAJobWithATaskForEachAccount() {
        Response accepted = order(ORDER);
        accepted.then().statusCode(202).body("state", equalTo("queued")).body("kind", equalTo("collection"));
        String job = accepted.header("Location");
        assertThat(job).isEqualTo("/api/v1/jobs/" + accepted.jsonPath().getString("id"));

        authorized()
                .get(job)
                .then()
                .statusCode(200)
                .body("progress.done", equalTo(0))
                .body("progress.total", equalTo(2))
                .body("progress.unit", equalTo("accounts"))
                .body("results", hasSize(0))
                .body("problem", nullValue())
                .body("request.external_id", equalTo("x-1"))
                .body("effort.calls", equalTo(0));
        authorized()
                .get(job + "/accounts")
                .then()
                .statusCode(200)
                .body("items.account", contains("111122223333", "444455556666"))
                .body("items.state", contains("queued", "queued"));
        authorized()
                .queryParam("limit", 1)
                .get(job + "/accounts")
                .then()
                .body("items", hasSize(1))
                .body("next_cursor", notNullValue());
        authorized().queryParam("state", "failed").get(job + "/accounts").then().body("items", hasSize(0));
    }

    @Test
    void anOrganizationIsFoundOutFirst() {
        order("{\"organization\":true,\"role_name\":\"audit/muster\"}")
                .then()
                .statusCode(202)
                .body("progress.total", equalTo(0))
                .body("state", equalTo("queued"));
    }

    @Test
    void jobsAreFilteredAndDoNotTellExternalIdsInLists() {
        String id = order(ORDER).jsonPath().getString("id");

        authorized()
                .queryParam("kind", "collection")
                .queryParam("state", "queued")
                .get("/api/v1/jobs")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items[0]", not(hasKey("request")));
        authorized().queryParam("kind", "import").get("/api/v1/jobs").then().body("items", hasSize(0));
        authorized().queryParam("state", "done").get("/api/v1/jobs").then().statusCode(400);
    }

    @Test
    void aJobIsCancelledOnceAndForAll() {
        String job = order(ORDER).header("Location");

        authorized().delete(job).then().statusCode(200).body("state", equalTo("cancelled"));
        authorized().delete(job).then().statusCode(200).body("finished_at", notNullValue());
        authorized().get(job + "/accounts").then().body("items.state", contains("cancelled", "cancelled"));
        authorized()
                .delete("/api/v1/jobs/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
    }

    @Test
    void theSameOrderWithTheSameKeyIsOneJob() {
        String first = orderOnce("once", ORDER).jsonPath().getString("id");

        assertThat(orderOnce("once", ORDER).jsonPath().getString("id")).isEqualTo(first);
        orderOnce("once", "{\"accounts\":[\"111122223333\"]}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:muster:problem:idempotency-conflict"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"organization\":true,\"organization\":true}",
                "{}",
                "{\"organization\":false}",
                "{\"organization\":true}",
                "{\"accounts\":[\"111122223333\"],\"external_id\":\"x-1\"}",
                "{\"organization\":\"yes\"}",
                "{\"accounts\":[]}",
                "{\"accounts\":\"111122223333\"}",
                "{\"accounts\":[\"1111\"]}",
                "{\"accounts\":[111122223333]}",
                "{\"organization\":true,\"accounts\":[\"111122223333\"]}",
                "{\"organization\":true,\"role_name\":\"a b\"}",
                "{\"organization\":true,\"role_name\":null}",
                "{\"organization\":true,\"role_name\":\"audit\",\"external_id\":\"x\"}",
                "{\"organization\":true,\"role_name\":\"audit\",\"external_id\":\"<script>\"}",
                "{\"organization\":true,\"role_name\":\"audit\",\"partition\":\"aws-iso\"}",
                "{\"organization\":true,\"role_name\":\"audit\",\"regions\":[\"http://169.254.169.254\"]}",
                "{\"organization\":true,\"role_name\":\"audit\",\"last_accessed\":\"all\"}",
                "{\"organization\":true,\"role_name\":\"audit\",\"endpoint_url\":\"http://169.254.169.254\"}"
            })
    void whatCannotBeCollectedIsRefused(String body) {
        Response refused = order(body);

        assertThat(refused.statusCode()).as(body).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("detail")).as(body).isNotBlank();
    }

    @Test
    void schedulesAreMadeReplacedAndRemoved() {
        Response made = schedule("""
                {"name":"nightly","collect":{"organization":true,"role_name":"audit","external_id":"secret-ish"},"cron":"30 3 * * 1-5"}
                """);
        made.then()
                .statusCode(201)
                .body("collect.organization", equalTo(true))
                .body("cron", equalTo("30 3 * * 1-5"))
                .body("every", nullValue())
                .body("next_at", containsString("T03:30:00Z"))
                .body("last_job", nullValue());
        String schedule = made.header("Location");
        authorized().get(schedule).then().statusCode(200).body("collect.external_id", equalTo("secret-ish"));
        authorized()
                .get("/api/v1/schedules")
                .then()
                .body("items.name", hasItem("nightly"))
                .body("items.find { it.name == 'nightly' }.collect", not(hasKey("external_id")));
        schedule("{\"name\":\"nightly\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"}}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:muster:problem:name-taken"));

        authorized()
                .contentType("application/json")
                .body("{\"name\":\"hourly\",\"collect\":{\"accounts\":[\"111122223333\"]},\"every\":\"PT1H\"}")
                .put(schedule)
                .then()
                .statusCode(200)
                .body("name", equalTo("hourly"))
                .body("every", equalTo("PT1H"))
                .body("collect", not(hasKey("organization")));

        authorized().delete(schedule).then().statusCode(204);
        authorized().delete(schedule).then().statusCode(404);
        authorized().get(schedule).then().statusCode(404);
    }

    @Test
    void aScheduleIsDailyUnlessItIsTold() {
        schedule("{\"name\":\"daily\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"}}")
                .then()
                .statusCode(201)
                .body("cron", equalTo("0 2 * * *"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"collect\":{\"organization\":true,\"role_name\":\"audit\"}}",
                "{\"name\":\"\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"}}",
                "{\"name\":\"a\\u0007\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"}}",
                "{\"name\":\"n\"}",
                "{\"name\":\"n\",\"collect\":{}}",
                "{\"name\":\"n\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"},\"cron\":\"-\"}",
                "{\"name\":\"n\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"},\"cron\":\"0 0 2 * * *\"}",
                "{\"name\":\"n\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"},\"cron\":\"0 0 30 2 *\"}",
                "{\"name\":\"n\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"},\"every\":\"PT1M\"}",
                "{\"name\":\"n\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"},\"every\":\"P2M\"}",
                "{\"name\":\"n\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"},\"every\":\"PT1H\",\"cron\":\"0 2 * * *\"}",
                "{\"name\":\"n\",\"collect\":{\"organization\":true,\"role_name\":\"audit\"},\"enabled\":true}"
            })
    void aScheduleThatCannotBeIsRefused(String body) {
        Response refused = schedule(body);

        assertThat(refused.statusCode()).as(body).isEqualTo(400);
        assertThat(refused.jsonPath().getString("detail")).as(body).isNotBlank();
    }

    @Test
    void daysWithoutDataAreListed() {
        database.inTransaction(dev.muster.store.Scope.ALL, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "insert into account (id, known_since) values (370000000001, '2026-09-01T00:00:00Z')");
                return true;
            }
        });
        new DaysWithoutData(database).closeUpTo(LocalDate.of(2026, 9, 3));

        authorized()
                .queryParam("account", "370000000001")
                .queryParam("from", "2026-09-02")
                .get("/api/v1/gaps")
                .then()
                .statusCode(200)
                .body("items.day", contains("2026-09-03", "2026-09-02"))
                .body("items.outcome", contains("NO_DATA", "NO_DATA"));
        authorized()
                .queryParam("as_of", "2026-09-03T12:00:00Z")
                .get("/api/v1/gaps")
                .then()
                .body("items.day", contains("2026-09-02", "2026-09-01"));
    }

    @ParameterizedTest
    @CsvSource({"from,2026-02-30", "to,yesterday", "account,1"})
    void aDayThatIsNoneIsRefused(String parameter, String value) {
        authorized().queryParam(parameter, value).get("/api/v1/gaps").then().statusCode(400);
    }

    private static Response order(String body) {
        return authorized().contentType("application/json").body(body).post("/api/v1/snapshots");
    }

    private static Response orderOnce(String key, String body) {
        return authorized()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/snapshots");
    }

    private static Response schedule(String body) {
        return authorized().contentType("application/json").body(body).post("/api/v1/schedules");
    }
}
