package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests are decided over REST as on the command line. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class SimulationsIT {

    private static final String ALLOWED = """
            {"id":"a","request":{"principal":"arn:aws:iam::111122223333:user/ann","action":"s3:GetObject","resource":"arn:aws:s3:::b/k"},
             "identity_policies":[{"name":"read","policy":{"Version":"2012-10-17","Statement":{"Sid":"Get","Effect":"Allow","Action":"s3:Get*","Resource":"*"}}}]}
            """;

    private static final String OPEN = """
            {"id":"o","context_is_partial":true,
             "request":{"principal":"arn:aws:iam::111122223333:user/ann","action":"s3:GetObject","resource":"arn:aws:s3:::b/k"},
             "identity_policies":[{"name":"mfa","policy":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*",
              "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}}]}
            """;

    @Test
    void aCaseIsDecided() {
        post(ALLOWED)
                .statusCode(200)
                .body("id", equalTo("a"))
                .body("decision", equalTo("ALLOWED"))
                .body("decided_by", equalTo("identity"))
                .body("statements[0].policy", equalTo("read"))
                .body("statements[0].sid", equalTo("Get"))
                .body("statements[0].match", equalTo("applies"));
    }

    @Test
    void aListIsDecidedInItsOrder() {
        post("[" + OPEN + "," + ALLOWED + "]")
                .statusCode(200)
                .body("id", contains("o", "a"))
                .body("decision", contains("UNDETERMINED", "ALLOWED"))
                .body("[0].missing[0].kind", equalTo("context_key"))
                .body("[0].missing[0].name", equalTo("aws:MultiFactorAuthPresent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"x\"}|`request`",
                "[{\"id\":\"x\"}]|[0]",
                "[1]|give an object",
                "{|unexpected end-of-input",
                "{\"request\":{\"principal\":\"nobody at all\",\"action\":\"s3:GetObject\"}}|nobody at all",
                "{\"request\":{\"principal\":\"*\",\"action\":\"GetObject\"}}|GetObject",
                "{\"request\":{\"principal\":\"*\",\"action\":\"s3:GetObject\",\"resource\":[]}}|no resource",
                "{\"request\":1,\"request\":2}|duplicate"
            })
    void whatIsNoCaseIsAProblem(String body, String told) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("bad-request"))
                .body("detail", containsString(told.replace("`", "")));
    }

    @Test
    void tooManyCasesAreRefused() {
        post("[" + String.join(",", Collections.nCopies(1001, ALLOWED)) + "]")
                .statusCode(400)
                .body("detail", containsString("1000"));
    }

    @Test
    void nobodyIsAnsweredWithoutAKey() {
        given().contentType("application/json")
                .body(ALLOWED)
                .post("/api/v1/simulations")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse post(String body) {
        return authorized()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/simulations")
                .then();
    }
}
