package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static dev.muster.api.rest.Api.zipOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class PrincipalsIT {

    private static final String MANAGEMENT = "999900009999";
    private static final String DAY = "2026-09-01T00:00:00Z";

    private static int accounts;

    private final String account = "%012d".formatted(270_000_000_001L + accounts++);
    private final String ann = "arn:aws:iam::" + account + ":user/team/ann";
    private final String admin = "arn:aws:iam::" + account + ":role/admin";
    private final String broken = "arn:aws:iam::" + account + ":role/broken";

    @Test
    void accessIsToldByServiceAndLevelWithWhatItRestsOn() {
        upload(DAY, outsideOrganization());

        access(ann, "")
                .then()
                .statusCode(200)
                .body("principal", equalTo(ann))
                .body("type", equalTo("user"))
                .body("account", equalTo(account))
                .body("collected_at", equalTo(DAY))
                .body("age_seconds", notNullValue())
                .body("service_reference", startsWith("0."))
                .body("organization_snapshot", notNullValue())
                .body("counts.on_everything", equalTo(2))
                .body("counts.undetermined", equalTo(0))
                .body("policies.layer", contains("identity", "identity"))
                .body("policies.policy", hasItem("inline policy `read` of group `readers`"))
                .body("services.service", contains("iam", "s3", "sqs", "sts"))
                .body(
                        "services.find { it.service == 'sqs' }.levels.find { it.level == 'Write' }.counts.on_some_resources",
                        equalTo(1))
                .body(
                        "services.find { it.service == 'iam' }.levels.find { it.level == 'List' }.counts.denied",
                        equalTo(1))
                .body("unknown.entry", contains("sqs:NoSuchAction"))
                .body("unknown[0].recognition", equalTo("unknown_action"))
                .body("actions", empty());
    }

    @Test
    void aServiceIsToldActionByActionAndAnActionWithItsStatements() {
        upload(DAY, outsideOrganization());

        access(ann, "service=S3")
                .then()
                .statusCode(200)
                .body("services.service", contains("s3"))
                .body("actions.find { it.action == 's3:GetObject' }.access", equalTo("ON_EVERYTHING"))
                .body("actions.find { it.action == 's3:PutObject' }.access", equalTo("NOT_ALLOWED"));
        access(ann, "action=sqs:sendmessage")
                .then()
                .statusCode(200)
                .body("actions.action", contains("sqs:SendMessage"))
                .body("actions[0].access", equalTo("ON_SOME_RESOURCES"))
                .body("actions[0].as_read", nullValue())
                .body("actions[0].statements", hasSize(1))
                .body("actions[0].statements[0].policy", equalTo("inline policy `own`"))
                .body("actions[0].statements[0].resources", equalTo("some"))
                .body("actions[0].statements[0].conditional", equalTo(false));
    }

    @Test
    void serviceControlPoliciesOfEveryLevelLimit() {
        upload(DAY, organization());

        access(admin, "action=s3:GetObject")
                .then()
                .statusCode(200)
                .body("actions[0].access", equalTo("ON_EVERYTHING"))
                .body(
                        "policies.layer",
                        contains(
                                "identity", "service_control", "service_control", "service_control", "service_control"))
                .body("policies.target", hasItems("r-1", "ou-1-1", account));
        access(admin, "action=sqs:SendMessage").then().body("actions[0].access", equalTo("DENIED"));
    }

    @Test
    void whatServiceControlPoliciesCouldLiftIsUndeterminedWhereTheyWereNotRead() {
        upload(DAY, Map.of());

        access(admin, "action=s3:GetObject")
                .then()
                .statusCode(200)
                .body("organization_snapshot", nullValue())
                .body("actions[0].access", equalTo("UNDETERMINED"))
                .body("actions[0].as_read", equalTo("ON_EVERYTHING"))
                .body(
                        "policies.find { it.layer == 'service_control' }.section",
                        equalTo("organization/describe-organization"))
                .body("policies.find { it.layer == 'service_control' }.cause", equalTo("not_collected"));
        whoCan("action", "s3:GetObject")
                .then()
                .body("items.access", everyItem(equalTo("UNDETERMINED")))
                .body("items.as_read", contains("ALLOWED", null, "ALLOWED"));
        access(ann, "action=ec2:RunInstances").then().body("actions[0].access", equalTo("NOT_ALLOWED"));
    }

    @Test
    void aMalformedDocumentMakesOpenWhatItCouldChange() {
        upload(DAY, outsideOrganization());

        access(broken, "action=s3:GetObject")
                .then()
                .body("actions[0].access", equalTo("UNDETERMINED"))
                .body("policies.find { it.policy == 'inline policy `bad`' }.problem", containsString("$.Statement"));
        access(broken, "action=iam:CreateUser").then().body("actions[0].access", equalTo("DENIED"));
    }

    @Test
    void accessIsToldAsOfAnEarlierDay() {
        upload(DAY, outsideOrganization());

        access(ann, "as_of=2026-08-01T00:00:00Z").then().statusCode(404);
        access(ann, "as_of=2026-09-03T00:00:00Z").then().statusCode(200).body("age_seconds", equalTo(2 * 86_400));
    }

    @Test
    void theLatestSnapshotThatHasTheSectionsAnswers() {
        upload(DAY, outsideOrganization());
        Api.upload(
                zipOf(Map.of(
                        account + "/manifest.json", "{\"collectedAt\":\"2026-09-02T00:00:00Z\"}",
                        account + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":1}}")),
                null);

        access(ann, "action=s3:GetObject&as_of=2026-09-03T00:00:00Z")
                .then()
                .statusCode(200)
                .body("collected_at", equalTo(DAY))
                .body("age_seconds", equalTo(2 * 86_400))
                .body("organization_collected_at", equalTo(DAY))
                .body("as_of", equalTo("2026-09-03T00:00:00Z"))
                .body("actions[0].access", equalTo("ON_EVERYTHING"));
    }

    @Test
    void onlyUsersAndRolesHaveAccess() {
        upload(DAY, outsideOrganization());

        access("arn:aws:iam::" + account + ":group/readers", "")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:muster:problem:no-principal"))
                .body("detail", containsString("group"));
        access("arn:aws:iam::" + account + ":root", "").then().statusCode(422).body("detail", containsString("root"));
        access("arn:aws:iam::" + account + ":user/nobody", "").then().statusCode(404);
        access("arn:aws:iam::000000000000:user/ann", "").then().statusCode(404);
        access("nonsense", "").then().statusCode(404);
        access(ann, "service=nothing").then().statusCode(404);
        access(ann, "action=s3:Nothing").then().statusCode(404);
        access(ann, "service=s3&action=sqs:SendMessage").then().statusCode(400);
    }

    @Test
    void whoCanDoAnActionIsToldWithItsCertainty() {
        upload(DAY, outsideOrganization());

        whoCan("action", "s3:GetObject")
                .then()
                .statusCode(200)
                .body("items.principal", contains(admin, broken, ann))
                .body("items.access", contains("ALLOWED", "UNDETERMINED", "ALLOWED"))
                .body("items.resources", contains("all", null, "all"))
                .body("items.account", everyItem(equalTo(account)))
                .body("items.snapshot", everyItem(notNullValue()))
                .body("items[1].missing.kind", contains("document"));
        whoCan("action", "sqs:SendMessage")
                .then()
                .body("items.find { it.principal == '" + ann + "' }.resources", equalTo("some"));
        whoCan("action", "iam:ListUsers").then().body("items.principal", not(hasItem(ann)));
    }

    @Test
    void whoCanDoAnActionOnAResourceIsDecidedByRequests() {
        upload(DAY, outsideOrganization());
        String orders = "arn:aws:sqs:eu-west-1:" + account + ":orders";
        String other = "arn:aws:sqs:eu-west-1:" + account + ":other";

        whoCan("action", "sqs:SendMessage", "resource", orders)
                .then()
                .statusCode(200)
                .body("items.principal", contains(admin, broken, ann))
                .body("items.access", contains("ALLOWED", "UNDETERMINED", "ALLOWED"))
                .body(
                        "items.find { it.principal == '" + ann + "' }.statements.policy",
                        contains("inline policy `own`"));
        whoCan("action", "sqs:SendMessage", "resource", other).then().body("items.principal", contains(admin, broken));
        whoCan("action", "sqs:ReceiveMessage", "resource", orders)
                .then()
                .body("items.find { it.principal == '" + ann + "' }.access", equalTo("CONDITIONALLY"))
                .body(
                        "items.find { it.principal == '" + ann + "' }.missing.name",
                        contains("aws:MultiFactorAuthPresent"));
        whoCan("action", "sqs:SendMessage", "resource", "arn:aws:sqs:eu-west-1:000000000000:orders")
                .then()
                .body("items.find { it.principal == '" + admin + "' }.access", equalTo("UNDETERMINED"))
                .body("items.find { it.principal == '" + admin + "' }.missing.kind", hasItem("resource_policy"));
    }

    @Test
    void theTrustPolicyOfARoleSaysWhoMayAssumeIt() {
        upload(DAY, outsideOrganization());

        whoCan("action", "sts:AssumeRole", "resource", admin)
                .then()
                .statusCode(200)
                .body("items.find { it.principal == '" + ann + "' }.access", equalTo("ALLOWED"))
                .body("items.find { it.principal == '" + admin + "' }", nullValue());
    }

    @Test
    void principalsAreListedPageByPage() {
        upload(DAY, outsideOrganization());

        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            var request = authorized().queryParam("account", account).queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/principals")
                    .jsonPath();
            found.addAll(page.getList("items.principal", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(found).containsExactly(admin, broken, ann);
        authorized()
                .get("/api/v1/accounts/" + account + "/principals")
                .then()
                .statusCode(200)
                .body("items.principal", contains(admin, broken, ann))
                .body("items.type", contains("role", "role", "user"))
                .body("items.access", everyItem(nullValue()));
        authorized()
                .queryParam("account", "000000000001")
                .get("/api/v1/principals")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void anAccountWithoutAuthorizationDetailsIsUndetermined() {
        Api.upload(
                zipOf(Map.of(
                        account + "/manifest.json",
                        "{\"collectedAt\":\"" + DAY + "\"}",
                        account + "/get-account-summary.json",
                        "{\"SummaryMap\":{\"Users\":0}}")),
                null);

        whoCan("action", "s3:GetObject")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].principal", nullValue())
                .body("items[0].type", equalTo("account"))
                .body("items[0].access", equalTo("UNDETERMINED"))
                .body("items[0].missing.name", contains("get-account-authorization-details"));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        whoCan("action", "s3").then().statusCode(400).body("type", equalTo("urn:muster:problem:invalid-parameter"));
        whoCan("action", "s3:Get*").then().statusCode(400);
        whoCan("action", "s3:NoSuchAction").then().statusCode(400).body("detail", containsString("resource"));
        whoCan("resource", "arn:aws:s3:::b").then().statusCode(400).body("detail", containsString("action"));
        whoCan("action", "s3:GetObject", "resource", "bucket").then().statusCode(400);
        whoCan("action", "s3:GetObject", "resource_account", account).then().statusCode(400);
        whoCan("action", "s3:GetObject", "resource", "arn:aws:s3:::b/k", "resource_account", "1")
                .then()
                .statusCode(400);
    }

    private static Response access(String arn, String query) {
        return authorized().get("/api/v1/principals/{arn}/access" + (query.isEmpty() ? "" : "?" + query), arn);
    }

    private Response whoCan(String... parameters) {
        var request = authorized().queryParam("account", account);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/principals");
    }

    private static Map<String, String> outsideOrganization() {
        return Map.of(
                "organization/describe-organization.error",
                "\nAn error occurred (AWSOrganizationsNotInUseException) when calling the DescribeOrganization operation: no\n");
    }

    /** A root with FullAWSAccess, a unit that denies SQS, and the account with FullAWSAccess. */
    private Map<String, String> organization() {
        Map<String, String> files = new TreeMap<>();
        files.put("organization/describe-organization.json", """
                {"Organization":{"Id":"o-1234567890","FeatureSet":"ALL","MasterAccountId":"%s"}}
                """.formatted(MANAGEMENT));
        files.put("organization/list-roots.json", """
                {"Roots":[{"Id":"r-1","Name":"Root","PolicyTypes":[{"Type":"SERVICE_CONTROL_POLICY","Status":"ENABLED"}]}]}
                """);
        files.put("organization/list-parents/" + account + ".json", """
                {"Parents":[{"Id":"ou-1-1","Type":"ORGANIZATIONAL_UNIT"}]}
                """);
        files.put("organization/list-parents/ou-1-1.json", """
                {"Parents":[{"Id":"r-1","Type":"ROOT"}]}
                """);
        files.put("organization/list-policies/SERVICE_CONTROL_POLICY.json", """
                {"Policies":[{"Id":"p-FullAWSAccess","Name":"FullAWSAccess","Type":"SERVICE_CONTROL_POLICY","AwsManaged":true},
                             {"Id":"p-1","Name":"NoQueues","Type":"SERVICE_CONTROL_POLICY","AwsManaged":false}]}
                """);
        files.put("organization/list-targets-for-policy/p-FullAWSAccess.json", """
                {"Targets":[{"TargetId":"r-1","Type":"ROOT"},{"TargetId":"ou-1-1","Type":"ORGANIZATIONAL_UNIT"},
                            {"TargetId":"%s","Type":"ACCOUNT"}]}
                """.formatted(account));
        files.put("organization/list-targets-for-policy/p-1.json", """
                {"Targets":[{"TargetId":"ou-1-1","Type":"ORGANIZATIONAL_UNIT"}]}
                """);
        files.put("organization/describe-policy/p-1.json", """
                {"Policy":{"PolicySummary":{"Id":"p-1","Name":"NoQueues","Type":"SERVICE_CONTROL_POLICY","AwsManaged":false},
                 "Content":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"sqs:*\\",\\"Resource\\":\\"*\\"}}"}}
                """);
        return files;
    }

    /** A user in a group, an administrator whom the user may assume, and a role with a malformed policy. */
    private void upload(String collectedAt, Map<String, String> organization) {
        Map<String, String> files = new TreeMap<>(organization);
        files.put(account + "/manifest.json", "{\"collectedAt\":\"" + collectedAt + "\"}");
        files.put(
                account + "/get-account-authorization-details.json",
                """
                {"UserDetailList":[{"Path":"/team/","UserName":"ann","UserId":"AIDAANN","Arn":"arn:aws:iam::ACCOUNT:user/team/ann",
                  "CreateDate":"2024-01-01T00:00:00+00:00","GroupList":["readers"],"AttachedManagedPolicies":[],"Tags":[],
                  "UserPolicyList":[{"PolicyName":"own","PolicyDocument":{"Version":"2012-10-17","Statement":[
                    {"Effect":"Allow","Action":["sqs:SendMessage","sqs:NoSuchAction"],"Resource":"arn:aws:sqs:*:*:orders"},
                    {"Effect":"Allow","Action":"sqs:ReceiveMessage","Resource":"*",
                     "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}},
                    {"Effect":"Deny","Action":"iam:ListUsers","Resource":"*"}]}}]}],
                 "GroupDetailList":[{"Path":"/","GroupName":"readers","GroupId":"AGPAREADERS","Arn":"arn:aws:iam::ACCOUNT:group/readers",
                  "CreateDate":"2024-01-01T00:00:00+00:00","AttachedManagedPolicies":[],
                  "GroupPolicyList":[{"PolicyName":"read","PolicyDocument":{"Version":"2012-10-17","Statement":[
                    {"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}}]}],
                 "RoleDetailList":[ROLE(admin){"Effect":"Allow","Action":"*","Resource":"*"}END,
                   ROLE(broken){"Effect":"Deny","Action":"iam:*","Resource":"*"}]}},{"PolicyName":"bad",
                    "PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"*","Resource":"*"}END],
                 "Policies":[]}
                """.replaceAll("ROLE\\((.*?)\\)", """
                        {"Path":"/","RoleName":"$1","RoleId":"AROA$1","Arn":"arn:aws:iam::ACCOUNT:role/$1",
                         "CreateDate":"2024-01-01T00:00:00+00:00","AttachedManagedPolicies":[],"InstanceProfileList":[],"Tags":[],
                         "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                           "Principal":{"AWS":"arn:aws:iam::ACCOUNT:user/team/ann"},"Action":"sts:AssumeRole"}]},
                         "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":[""").replace("END", "]}}]}").replace("ACCOUNT", account));
        Api.upload(zipOf(files), null);
    }
}
