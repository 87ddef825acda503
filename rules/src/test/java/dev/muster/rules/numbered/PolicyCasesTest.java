package dev.muster.rules.numbered;

import static dev.muster.iam.control.Outcome.FAIL;
import static dev.muster.iam.control.Outcome.NOT_APPLICABLE;
import static dev.muster.iam.control.Outcome.PASS;
import static dev.muster.iam.control.Outcome.UNDETERMINED;
import static dev.muster.rules.SnapshotBuilder.allow;
import static dev.muster.rules.SnapshotBuilder.attached;
import static dev.muster.rules.SnapshotBuilder.boundary;
import static dev.muster.rules.SnapshotBuilder.deny;
import static dev.muster.rules.SnapshotBuilder.document;
import static dev.muster.rules.SnapshotBuilder.groupInline;
import static dev.muster.rules.SnapshotBuilder.groups;
import static dev.muster.rules.SnapshotBuilder.roleInline;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static dev.muster.rules.SnapshotBuilder.userInline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Cases 29 and 32 to 41: what policies grant, by their simple form. */
class PolicyCasesTest {

    private static final String ATTACHED = "policy-no-admin-customer-attached";
    private static final String UNATTACHED = "policy-no-admin-customer-unattached";
    private static final String AWS_MANAGED = "policy-no-admin-aws-managed-attached";
    private static final String INLINE = "policy-no-admin-inline";
    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String ALL = document(allow("*", "*"));
    private static final String READ = document(allow("s3:Get*", "*"));
    private static final String DENY_ALL = deny("*", "*");

    /** The outcome for a customer policy that is attached to one principal. */
    private static Outcome attachedWith(String document) {
        return snapshot().policy("p", 1, document).judge().of(ATTACHED);
    }

    private static Outcome inlineWith(String... statements) {
        return snapshot().user("ann", userInline(document(statements))).judge().of(INLINE);
    }

    @Test
    void case29AnInlinePolicyOfAnSesUserFails() {
        Judgement judgement = snapshot()
                .user("ses-smtp-user.20200101-120000", userInline(document(allow("ses:SendRawEmail", "*"))))
                .judge();

        assertThat(judgement.of("user-no-direct-policies")).isEqualTo(FAIL);
        assertThat(judgement.of("no-inline-policies")).isEqualTo(FAIL);
    }

    @Test
    void case32EverySpellingOfEverythingGrantsAll() {
        assertThat(attachedWith(document(allow("*:*", "*")))).isEqualTo(FAIL);
        assertThat(attachedWith(document(allow("**", "*")))).isEqualTo(FAIL);
        assertThat(attachedWith(document("{'Effect':'Allow','Action':['s3:*','*'],'Resource':'*'}")))
                .isEqualTo(FAIL);
        assertThat(attachedWith(document("{'Effect':'Allow','Action':'*','Resource':['*','arn:aws:s3:::b']}")))
                .isEqualTo(FAIL);
        assertThat(attachedWith(document(allow("*", "arn:aws:*")))).isEqualTo(FAIL);
        assertThat(attachedWith(document(allow("*", "arn:*:*:*:*:*")))).isEqualTo(FAIL);
        assertThat(attachedWith(document(allow("s3:*", "*")))).isEqualTo(PASS);
        assertThat(attachedWith(document(allow("*", "arn:aws-cn:*")))).isEqualTo(PASS);
        assertThat(attachedWith(document(allow("*", "arn:aws:s3:::*")))).isEqualTo(PASS);
    }

    @Test
    void whatGrantsAllButALittleOrUnderAConditionGrantsAll() {
        assertThat(attachedWith(document(allow("?*", "*")))).isEqualTo(FAIL);
        assertThat(attachedWith(document("{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::b'}")))
                .isEqualTo(FAIL);
        assertThat(
                        attachedWith(
                                document(
                                        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}")))
                .isEqualTo(FAIL);
    }

    @Test
    void aResourceOfManyColonsIsReadWithoutHarm() {
        assertThat(attachedWith(document(allow("*", "arn:" + ":".repeat(200_000) + "x"))))
                .isEqualTo(PASS);
    }

    @Test
    void case33ADenyTakesAwayWhatItReaches() {
        assertThat(inlineWith(allow("*", "*"), DENY_ALL)).isEqualTo(PASS);
        assertThat(inlineWith(allow("*", "*"), deny("s3:DeleteBucket", "*"))).isEqualTo(FAIL);
        assertThat(inlineWith(allow("*", "*"), deny("iam:*", "*"))).isEqualTo(PASS);
        assertThat(
                        inlineWith(
                                allow("*", "*"),
                                "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}"))
                .isEqualTo(FAIL);
    }

    @Test
    void case34AllButIamIsNoAdministrator() {
        String powerUser = "{'Effect':'Allow','NotAction':['iam:*','organizations:*'],'Resource':'*'}";

        assertThat(inlineWith(powerUser)).isEqualTo(PASS);
        assertThat(inlineWith(powerUser, allow("iam:*", "*"))).isEqualTo(FAIL);
        assertThat(inlineWith(powerUser, allow("iam:Get*", "*"))).isEqualTo(PASS);
        assertThat(inlineWith("{'Effect':'Allow','NotAction':'cloudtrail:*','Resource':'*'}"))
                .isEqualTo(FAIL);
        assertThat(inlineWith("{'Effect':'Allow','NotAction':'*','Resource':'*'}"))
                .isEqualTo(PASS);
    }

    @Test
    void case35APolicyThatIsOnlyABoundaryGrantsNothing() {
        SnapshotBuilder boundary = snapshot();
        boundary.managedPolicy(
                        boundary.arn("policy/b"),
                        "b",
                        "'DefaultVersionId':'v1','AttachmentCount':0,'PermissionsBoundaryUsageCount':1,"
                                + "'PolicyVersionList':[{'VersionId':'v1','IsDefaultVersion':true,'Document':" + ALL
                                + "}]")
                .user("ann", boundary(boundary.arn("policy/b")));

        assertThat(boundary.judge().of(ATTACHED)).isEqualTo(NOT_APPLICABLE);
        assertThat(boundary.judge().of(UNATTACHED)).isEqualTo(NOT_APPLICABLE);
        boundary.role("r", attached(boundary.arn("policy/b")));
        assertThat(boundary.judge().of(ATTACHED)).isEqualTo(FAIL);
        assertThat(boundary.judge().of(UNATTACHED)).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void anUnattachedPolicyIsJudgedByItsOwnControl() {
        assertThat(snapshot().policy("p", 0, ALL).judge().of(UNATTACHED)).isEqualTo(FAIL);
        assertThat(snapshot().policy("p", 0, ALL).judge().of(ATTACHED)).isEqualTo(NOT_APPLICABLE);
        assertThat(snapshot().policy("p", 0, READ).judge().of(UNATTACHED)).isEqualTo(PASS);
    }

    @Test
    void case36OnlyTheDefaultVersionCounts() {
        SnapshotBuilder policy = snapshot();
        policy.managedPolicy(
                policy.arn("policy/p"),
                "p",
                "'DefaultVersionId':'v2','AttachmentCount':1,'PolicyVersionList':["
                        + "{'VersionId':'v1','IsDefaultVersion':false,'Document':" + ALL + "},"
                        + "{'VersionId':'v2','IsDefaultVersion':true,'Document':" + READ + "}]");

        assertThat(policy.judge().of(ATTACHED)).isEqualTo(PASS);
    }

    @Test
    void case36ADefaultVersionThatIsMissingOrMalformedIsOpen() {
        SnapshotBuilder missing = snapshot();
        missing.managedPolicy(
                missing.arn("policy/p"),
                "p",
                "'DefaultVersionId':'v2','AttachmentCount':1,'PolicyVersionList':["
                        + "{'VersionId':'v1','IsDefaultVersion':false,'Document':" + READ + "}]");

        assertThat(missing.judge().of(ATTACHED)).isEqualTo(UNDETERMINED);
        assertThat(missing.judge().finding(ATTACHED, "p").unread())
                .containsExactly(new Unread("get-account-authorization-details", Cause.TRUNCATED));
        assertThat(attachedWith("{'Version':'2012-10-17','Statement':7}")).isEqualTo(UNDETERMINED);
        assertThat(attachedWith("'not a policy'")).isEqualTo(UNDETERMINED);
    }

    @Test
    void case37ACustomerPolicyIsNoAdministratorByItsName() {
        SnapshotBuilder named = snapshot().policy("AdministratorAccess", 1, READ);
        Judgement judgement = named.user("ann", attached(named.arn("policy/AdministratorAccess")))
                .judge();

        assertThat(judgement.of(ATTACHED)).isEqualTo(PASS);
        assertThat(judgement.of("user-not-admin")).isEqualTo(PASS);
        assertThat(judgement.of(AWS_MANAGED, "ann")).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void case38ARoleIsReservedByItsPathAlone() {
        String name = "AWSReservedSSO_Admin_0123456789abcdef";
        SnapshotBuilder roles = snapshot()
                .roleAt("/aws-reserved/sso.amazonaws.com/", name, attached(ADMINISTRATOR_ACCESS), roleInline(ALL));
        SnapshotBuilder imitated = snapshot().role(name, attached(ADMINISTRATOR_ACCESS), roleInline(ALL));
        SnapshotBuilder serviceRole = snapshot().roleAt("/service-role/", "lambda", roleInline(READ));

        assertThat(roles.judge().of(AWS_MANAGED)).isEqualTo(NOT_APPLICABLE);
        assertThat(roles.judge().of(INLINE)).isEqualTo(NOT_APPLICABLE);
        assertThat(roles.judge().of("no-inline-policies")).isEqualTo(NOT_APPLICABLE);
        assertThat(imitated.judge().of(AWS_MANAGED)).isEqualTo(FAIL);
        assertThat(imitated.judge().of(INLINE)).isEqualTo(FAIL);
        assertThat(serviceRole.judge().of("no-inline-policies")).isEqualTo(FAIL);
    }

    @Test
    void case39ABoundaryTakesAwayWhatItDoesNotAllow() {
        assertThat(boundedBy(READ)).isEqualTo(PASS);
        assertThat(boundedBy(ALL)).isEqualTo(FAIL);
        SnapshotBuilder unread = snapshot();
        unread.user("ann", attached(ADMINISTRATOR_ACCESS), boundary(unread.arn("policy/gone")));
        assertThat(unread.judge().of("user-not-admin")).isEqualTo(UNDETERMINED);
        assertThat(unread.judge().finding("user-not-admin", "ann").unread()).isNotEmpty();
    }

    private static Outcome boundedBy(String document) {
        SnapshotBuilder bounded = snapshot().policy("b", 0, document);
        return bounded.user("ann", attached(ADMINISTRATOR_ACCESS), boundary(bounded.arn("policy/b")))
                .judge()
                .of("user-not-admin");
    }

    @Test
    void case40AGroupIsJudgedWithoutItsMembersAndAUserWithItsGroups() {
        Judgement groupGrants = snapshot()
                .group("g", groupInline(ALL))
                .user("ann", groups("g"), userInline(document(deny("s3:*", "*"))))
                .judge();
        Judgement userGrants = snapshot()
                .group("g", groupInline(document(deny("s3:*", "*"))))
                .user("ann", groups("g"), userInline(ALL))
                .judge();

        assertThat(groupGrants.of(INLINE, "group/g")).isEqualTo(FAIL);
        assertThat(userGrants.of(INLINE, "user/ann")).isEqualTo(FAIL);
    }

    @Test
    void case41AnAwsPolicyThatIsNotThereIsKnownOnlyWhenItIsAdministratorAccess() {
        Judgement judgement = snapshot()
                .user("ann", attached(ADMINISTRATOR_ACCESS))
                .user("bob", attached("arn:aws:iam::aws:policy/PowerUserAccess"))
                .judge();

        assertThat(judgement.of(AWS_MANAGED, "ann")).isEqualTo(FAIL);
        assertThat(judgement.of(AWS_MANAGED, "bob")).isEqualTo(UNDETERMINED);
        assertThat(judgement.finding(AWS_MANAGED, "bob").unread())
                .extracting(Unread::section)
                .containsExactly("get-account-authorization-details");
    }
}
