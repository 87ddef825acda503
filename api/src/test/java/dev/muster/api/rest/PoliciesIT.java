package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static dev.muster.api.rest.Api.zipOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class PoliciesIT {

    private static int accounts;

    private final String account = "%012d".formatted(260_000_000_001L + accounts++);
    private final String managed = "arn:aws:iam::" + account + ":policy/queues";
    private final String role = "arn:aws:iam::" + account + ":role/r";

    @Test
    void aCustomerManagedPolicyIsSummarised() {
        upload("2026-09-01T00:00:00Z", "sqs:SendMessage");

        get("summary")
                .then()
                .statusCode(200)
                .body("policy.category.id", equalTo("customer_managed"))
                .body("policy.version", equalTo("v2"))
                .body("policy.account", equalTo(account))
                .body("policy.collected_at", equalTo("2026-09-01T00:00:00Z"))
                .body("policy.document", startsWith("sha256:"))
                .body("allow.service", contains("sqs"))
                .body("allow[0].access", equalTo("Limited: Write"))
                .body("allow[0].resource", equalTo("arn:aws:sqs:eu-west-1:" + account + ":orders"))
                .body("allow[0].condition", equalTo("None"))
                .body("deny", empty())
                .body("unrecognized", empty())
                .body("no_summary", nullValue())
                .body("service_reference", startsWith("0."));
        get("services/sqs")
                .then()
                .statusCode(200)
                .body("allow.covered", equalTo(1))
                .body("allow.levels.find { it.level == 'Write' }.actions.action", contains("SendMessage"))
                .body("deny", nullValue());
        get("actions/sqs:SendMessage")
                .then()
                .statusCode(200)
                .body("allow[0].region", equalTo("eu-west-1"))
                .body("allow[0].account", equalTo("This account"));
    }

    @Test
    void versionsAreListedAndEachCanBeSummarised() {
        upload("2026-09-01T00:00:00Z", "sqs:SendMessage");

        get("versions")
                .then()
                .statusCode(200)
                .body("items.version", contains("v1", "v2"))
                .body("items.is_default", contains(false, true))
                .body("next_cursor", nullValue());
        get("summary?version=v1").then().statusCode(200).body("allow", hasSize(456));
        get("summary?version=v9").then().statusCode(404).body("detail", containsString("v9"));
    }

    @Test
    void aPolicyIsAnsweredAsOfAnEarlierDay() {
        upload("2026-09-01T00:00:00Z", "sqs:SendMessage");
        upload("2026-09-02T00:00:00Z", "sqs:*");

        get("services/sqs?as_of=2026-09-01T12:00:00Z").then().body("allow.covered", equalTo(1));
        get("services/sqs").then().body("allow.levels.find { it.level == 'Write' }.actions.size()", equalTo(8));
        get("summary?as_of=2026-08-01T00:00:00Z").then().statusCode(404);
    }

    @Test
    void anInlinePolicyIsFoundByItsPrincipalAndName() {
        upload("2026-09-01T00:00:00Z", "sqs:SendMessage");

        authorized()
                .queryParam("policy", "p")
                .get("/api/v1/policies/{arn}/summary", role)
                .then()
                .statusCode(200)
                .body("policy.category.id", equalTo("inline"))
                .body("policy.version", nullValue())
                .body("allow.service", contains("s3"));
        authorized()
                .get("/api/v1/policies/{arn}/summary", role)
                .then()
                .statusCode(400)
                .body("detail", containsString("which has p"));
        authorized()
                .queryParam("policy", "none")
                .get("/api/v1/policies/{arn}", role)
                .then()
                .statusCode(404);
    }

    @Test
    void anAwsManagedPolicyIsFoundInAnyAccountThatUsesIt() {
        upload("2026-09-01T00:00:00Z", "sqs:SendMessage");

        authorized()
                .queryParam("account", account)
                .get("/api/v1/policies/{arn}", "arn:aws:iam::aws:policy/Everything")
                .then()
                .statusCode(200)
                .body("category.id", equalTo("aws_managed"))
                .body("category.changed_by", startsWith("only AWS"))
                .body("account", equalTo(account));
    }

    @Test
    void whatThereIsNotIsNotFound() {
        upload("2026-09-01T00:00:00Z", "sqs:SendMessage");

        get("services/nothing").then().statusCode(404).contentType("application/problem+json");
        get("actions/sqs:Nothing").then().statusCode(404);
        get("actions/nothing").then().statusCode(404);
        get("summary?all=maybe").then().statusCode(400).body("type", equalTo("urn:muster:problem:invalid-parameter"));
        authorized()
                .get("/api/v1/policies/{arn}", "arn:aws:iam::" + account + ":policy/none")
                .then()
                .statusCode(404);
    }

    @Test
    void aDocumentThatIsSentIsSummarised() {
        String document = """
                {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"sqs:SendMessage","Resource":"*"}}
                """;

        send("summary", document)
                .then()
                .statusCode(200)
                .body("policy", nullValue())
                .body("deny.service", contains("sqs"))
                .body("allow", empty());
        send("summary?all=true", document).then().body("remaining", hasSize(455));
        send("summary/services/SQS", document).then().statusCode(200).body("deny.covered", equalTo(1));
        send("summary/actions/sqs:sendmessage", document)
                .then()
                .statusCode(200)
                .body("deny.resource", contains("All resources"));
        send("summary", "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":7}]}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("$.Statement[0].Action"));
        send("summary", " ".repeat((8 << 20) + 1)).then().statusCode(413);
    }

    private Response get(String path) {
        return authorized().get("/api/v1/policies/{arn}/" + path, managed);
    }

    private static Response send(String path, String document) {
        return authorized().contentType("application/json").body(document).post("/api/v1/policies/" + path);
    }

    /** A customer managed policy of two versions, an AWS managed one, and a role with an inline policy. */
    private void upload(String collectedAt, String action) {
        Api.upload(
                zipOf(Map.of(
                        account + "/manifest.json",
                        "{\"collectedAt\":\"" + collectedAt + "\"}",
                        account + "/get-account-authorization-details.json",
                        """
                        {"UserDetailList":[],"GroupDetailList":[],"RoleDetailList":[{"Path":"/","RoleName":"r","RoleId":"AROAEXAMPLE",
                         "Arn":"arn:aws:iam::ACCOUNT:role/r","CreateDate":"2024-01-01T00:00:00+00:00",
                         "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                           "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                         "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17",
                           "Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}}],
                         "AttachedManagedPolicies":[],"InstanceProfileList":[],"Tags":[]}],
                         "Policies":[{"PolicyName":"queues","PolicyId":"ANPAEXAMPLE","Arn":"arn:aws:iam::ACCOUNT:policy/queues",
                          "Path":"/","DefaultVersionId":"v2","AttachmentCount":1,"IsAttachable":true,
                          "CreateDate":"2024-01-01T00:00:00+00:00","UpdateDate":"2024-01-02T00:00:00+00:00",
                          "PolicyVersionList":[
                           {"VersionId":"v2","IsDefaultVersion":true,"CreateDate":"2024-01-02T00:00:00+00:00",
                            "Document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ACTION",
                             "Resource":"arn:aws:sqs:eu-west-1:ACCOUNT:orders"}]}},
                           {"VersionId":"v1","IsDefaultVersion":false,"CreateDate":"2024-01-01T00:00:00+00:00",
                            "Document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]},
                         {"PolicyName":"Everything","PolicyId":"ANPAAWS","Arn":"arn:aws:iam::aws:policy/Everything",
                          "Path":"/","DefaultVersionId":"v1","AttachmentCount":1,"IsAttachable":true,
                          "CreateDate":"2024-01-01T00:00:00+00:00","UpdateDate":"2024-01-01T00:00:00+00:00",
                          "PolicyVersionList":[{"VersionId":"v1","IsDefaultVersion":true,"CreateDate":"2024-01-01T00:00:00+00:00",
                            "Document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}]}]}
                        """.replace("ACCOUNT", account).replace("ACTION", action))),
                null);
    }
}
