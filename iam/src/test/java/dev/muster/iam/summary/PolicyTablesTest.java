package dev.muster.iam.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTablesTest {

    private static final ServiceReference REFERENCE = ServiceReference.load();
    private static final Summarizer SUMMARIZER = new Summarizer(REFERENCE);

    @Test
    void everythingIsFullAccessToEveryService() {
        PolicySummary summary = allow("'Action':'*','Resource':'*'");

        assertThat(summary.allow()).hasSameSizeAs(REFERENCE.services());
        assertThat(summary.allow()).allMatch(row -> row.access().text().equals("Full access"));
        assertThat(summary.remaining()).isEmpty();
        assertThat(summary.banner()).isNull();
    }

    @Test
    void notActionIsTheComplement() {
        PolicySummary summary = allow("'NotAction':['iam:*','s3:Put*'],'Resource':'*'");

        assertThat(summary.allow()).hasSize(REFERENCE.services().size() - 1);
        assertThat(summary.remaining()).extracting(service -> service.prefix()).containsExactly("iam");
        assertThat(row(summary, "s3").covered()).isEqualTo(180 - 40);
        assertThat(row(summary, "s3").access().limited())
                .containsExactly(AccessLevel.WRITE, AccessLevel.PERMISSIONS_MANAGEMENT, AccessLevel.TAGGING);
        assertThat(row(summary, "s3").access().full()).containsExactly(AccessLevel.LIST, AccessLevel.READ);
    }

    @Test
    void aMistypedNameInNotActionIsTold() {
        PolicySummary summary = allow("'NotAction':['iam:*','organisations:*'],'Resource':'*'");

        assertThat(summary.unrecognized())
                .extracting(Unrecognized::kind, Unrecognized::text, Unrecognized::element)
                .containsExactly(tuple(Unrecognized.Kind.SERVICE, "organisations", "NotAction"));
        assertThat(row(summary, "organizations").access().text()).isEqualTo("Full access");
    }

    @Test
    void servicesThatAWildcardReachesWithoutEffectAreNotListed() {
        PolicySummary summary = allow("'Action':'*','Resource':'arn:aws:sqs:us-east-1:111122223333:queue'");

        assertThat(summary.allow()).extracting(row -> row.service().prefix()).containsExactly("sqs");
        assertThat(summary.banner()).isEqualTo(Banner.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "s3, MALFORMED_ACTION",
        "iam.CreateUser, MALFORMED_ACTION",
        "s3:Get:Object, MALFORMED_ACTION",
        "s3:, MALFORMED_ACTION",
        "' s3:GetObject', SERVICE",
        "s3:GetObjekt, ACTION",
        "S3:GETOBJEKT, ACTION",
        "s*:GetObjekt, ACTION",
        "s4x*:GetObject, SERVICE"
    })
    void whatTheReferenceDoesNotKnowIsTold(String action, Unrecognized.Kind kind) {
        PolicySummary summary = allow("'Action':'" + action + "','Resource':'*'");

        assertThat(summary.unrecognized()).extracting(Unrecognized::kind).containsExactly(kind);
        assertThat(summary.banner()).isEqualTo(Banner.WARNING);
        assertThat(summary.noSummary()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::logs, ListBucket, GetObject",
        "arn:aws:s3:::logs/*, GetObject, ListBucket",
        "arn:aws:s3:::logs/a/b/c, GetObject, ListBucket",
        "arn:aws:s3:us-east-1:111122223333:accesspoint/p/object/a/b, GetObject, ListBucket"
    })
    void aSlashTellsAnObjectFromABucket(String resource, String covered, String notCovered) {
        PolicyTables tables =
                tables("'Effect':'Allow','Action':['s3:ListBucket','s3:GetObject'],'Resource':'" + resource + "'");

        assertThat(tables.action("s3", covered, null).orElseThrow().allow()).hasSize(1);
        assertThat(tables.action("s3", notCovered, null).orElseThrow().allow()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "logs, CreateLogStream, arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f:*",
        "iam, PassRole, arn:aws:iam::111122223333:role/path/to/name",
        "sts, AssumeRole, arn:aws:iam::*:role/*",
        "ssm, GetParameter, arn:aws:ssm:us-east-1:111122223333:parameter/a/b/c",
        "secretsmanager, GetSecretValue, arn:aws:secretsmanager:*:*:secret:app/*",
        "apigateway, GET, arn:aws:apigateway:us-east-1::/restapis/*",
        "lambda, InvokeFunction, arn:aws:lambda:us-east-1:111122223333:function:f:*",
        "kms, Decrypt, arn:aws:kms:us-east-1:111122223333:key/${aws:PrincipalTag/key}",
        "backup, DeleteRecoveryPoint, arn:aws:rds:us-east-1:111122223333:snapshot:awsbackup:*",
        "sqs, SendMessage, arn:aws:sqs*",
        "sqs, SendMessage, arn:aws:*:us-east-1:111122223333:*"
    })
    void resourcesThatAreInUseApply(String service, String action, String resource) {
        PolicyTables tables =
                tables("'Effect':'Allow','Action':'" + service + ":" + action + "','Resource':'" + resource + "'");

        assertThat(tables.action(service, action, null).orElseThrow().allow())
                .extracting(ResourceRow::resource)
                .containsExactly(resource);
        assertThat(tables.policy().banner()).isNull();
    }

    @Test
    void aResourceIsOfTheServiceThatUsesItWhereverItsArnIsFrom() {
        PolicySummary summary = allow("'Action':'sts:AssumeRole','Resource':'arn:aws:iam::111122223333:role/r'");

        assertThat(summary.allow()).extracting(row -> row.service().prefix()).containsExactly("sts");
    }

    @Test
    void aResourceWithoutActionInOneStatementMayHaveOneInAnother() {
        PolicySummary summary =
                policy("[{'Effect':'Allow','Action':'s3:GetObject','Resource':['arn:aws:s3:::a','arn:aws:s3:::a/*']},"
                        + "{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::a'}]");

        assertThat(row(summary, "s3").warnings()).isEmpty();
        assertThat(row(summary, "s3").resource()).isEqualTo("Multiple");
    }

    @ParameterizedTest
    @CsvSource({
        "aws:SourceIp, true",
        "AWS:sourceip, true",
        "ec2:SourceInstanceARN, true",
        "accounts.google.com:aud, true",
        "oidc.eks.us-east-1.amazonaws.com/id/ABC:sub, true",
        "saml:sub, true",
        "s3:prefix, true",
        "S3:PREFIX, true",
        "s3:x-amz-acl, false",
        "s3:prefixx, false",
        "sqs:prefix, false",
        "prefix, false"
    })
    void aConditionNeedsAKeyThatTheActionCarries(String key, boolean covered) {
        PolicySummary summary =
                allow("'Action':'s3:ListBucket','Resource':'*','Condition':{'StringEquals':{'" + key + "':'x'}}");

        assertThat(row(summary, "s3").covered()).isEqualTo(covered ? 1 : 0);
        assertThat(summary.banner()).isEqualTo(covered ? null : Banner.ERROR);
    }

    @Test
    void tagKeysMatchTheirTemplates() {
        assertThat(row(
                                allow(
                                        "'Action':'ec2:StartInstances','Resource':'*','Condition':{'StringEquals':{'ec2:ResourceTag/team':'a'}}"),
                                "ec2")
                        .covered())
                .isEqualTo(1);
        assertThat(row(
                                allow(
                                        "'Action':'s3:GetObject','Resource':'*','Condition':{'StringEquals':{'s3:ExistingObjectTag/team':'a'}}"),
                                "s3")
                        .covered())
                .isEqualTo(1);
    }

    @Test
    void aConditionThatHoldsWithoutItsKeyTakesNothingAway() {
        PolicySummary summary = allow(
                "'Action':'s3:ListAllMyBuckets','Resource':'*','Condition':{'StringEqualsIfExists':{'s3:x-amz-acl':'private'}}");

        assertThat(row(summary, "s3").covered()).isEqualTo(1);
        assertThat(row(summary, "s3").warnings()).containsExactly(RowWarning.CONDITIONS_WITHOUT_ACTION);
    }

    @Test
    void aServiceInAConditionOnlyHasNoActions() {
        PolicySummary summary =
                allow("'Action':'sqs:SendMessage','Resource':'*','Condition':{'StringEquals':{'s3:prefix':'x'}}");

        assertThat(row(summary, "s3").warnings()).containsExactly(RowWarning.NO_ACTIONS);
        assertThat(row(summary, "sqs").warnings()).containsExactly(RowWarning.CONDITIONS_WITHOUT_ACTION);
    }

    @Test
    void regionAndAccountComeFromTheArn() {
        PolicyTables tables = tables("'Effect':'Deny','Action':'sqs:SendMessage','Resource':["
                + "'arn:aws:sqs:eu-west-1:111122223333:q','arn:aws:sqs:*:444455556666:q','arn:aws:sqs:*:*:q']");

        assertThat(tables.action("SQS", "sendmessage", "111122223333")
                        .orElseThrow()
                        .deny())
                .extracting(ResourceRow::region, ResourceRow::account)
                .containsExactly(
                        tuple("eu-west-1", "This account"),
                        tuple("All regions", "444455556666"),
                        tuple("All regions", "All accounts"));
        assertThat(tables.service("nosuch")).isEmpty();
        assertThat(tables.action("sqs", "NoSuch", null)).isEmpty();
    }

    @Test
    void whatAPolicyDoesNotSayRemains() {
        ServiceSummary summary = tables("'Effect':'Allow','Action':'sqs:*Message','Resource':'*'")
                .service("sqs")
                .orElseThrow();

        assertThat(summary.deny()).isNull();
        assertThat(summary.allow()).isNotNull();
        List<LevelSection> levels = summary.allow().levels();
        assertThat(levels)
                .allMatch(level -> level.actions().size() + level.remaining().size() == level.known());
        assertThat(levels.stream().mapToInt(LevelSection::covered).sum())
                .isEqualTo(summary.allow().covered());
    }

    @Test
    void statementsWithoutResourceHaveNone() {
        PolicySummary summary = allow("'Action':'sqs:SendMessage'");

        assertThat(row(summary, "sqs").warnings()).containsExactly(RowWarning.NO_RESOURCES);
        assertThat(row(summary, "sqs").resource()).isEqualTo("None");
        assertThat(summary.banner()).isEqualTo(Banner.ERROR);
    }

    @Test
    void theJsonHasEveryMemberHoweverEmpty() {
        assertThat(allow("'Action':'sqs:ListQueues','Resource':'*'")
                        .json(false)
                        .members()
                        .keySet())
                .containsExactly("allow", "deny", "unrecognized", "no_summary", "banner");
    }

    private static ServiceRow row(PolicySummary summary, String prefix) {
        return summary.allow().stream()
                .filter(row -> row.service().prefix().equals(prefix))
                .findFirst()
                .orElseThrow();
    }

    private static PolicySummary allow(String elements) {
        return policy("{'Effect':'Allow'," + elements + "}");
    }

    private static PolicyTables tables(String elements) {
        return read("{" + elements + "}");
    }

    private static PolicySummary policy(String statements) {
        return read(statements).policy();
    }

    private static PolicyTables read(String statements) {
        String text = ("{'Version':'2012-10-17','Statement':" + statements + "}").replace('\'', '"');
        try {
            return SUMMARIZER.tables(PolicyDocument.of(text).parse());
        } catch (MalformedPolicyException malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
