package dev.muster.iam.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PermissionsBoundary;
import dev.muster.iam.identity.PolicyVersion;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.RoleLastUsed;
import dev.muster.iam.identity.User;
import dev.muster.iam.policy.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountPoliciesTest {

    private static final String ACCOUNT = "arn:aws:iam::111122223333:";
    private static final String MANAGED = ACCOUNT + "policy/managed";

    private final AccessCompiler compiler = new AccessCompiler(AccessCase.REFERENCE, "aws");

    @Test
    void aUserHasItsOwnPoliciesAndThoseOfItsGroups() {
        AccessLayers layers = policies(List.of(group("g", "sqs:*")), List.of(managed("v2", "v1", "v2")))
                .of(user(List.of("g"), List.of(inline("s3:*")), List.of(attached()), null));

        assertThat(layers.identity())
                .extracting(AppliedPolicy::name)
                .containsExactly(
                        "inline policy `s3:*`", "policy `" + MANAGED + "`", "inline policy `sqs:*` of group `g`");
        assertThat(layers.identity()).allMatch(AppliedPolicy::known);
        assertThat(layers.boundary()).isNull();
    }

    @Test
    void theDefaultVersionOfAManagedPolicyCounts() {
        AccessLayers layers = policies(List.of(), List.of(managed("v2", "v1", "v2")))
                .of(user(List.of(), List.of(), List.of(attached()), null));

        PrincipalAccess access = PrincipalAccess.of(AccessCase.REFERENCE, layers);

        assertThat(access.of(AccessCase.number("ec2:RunInstances"))).isEqualTo(AccessClass.ON_EVERYTHING);
        assertThat(access.of(AccessCase.number("iam:CreateUser"))).isEqualTo(AccessClass.NOT_ALLOWED);
    }

    @Test
    void aGroupThatWasNotReadIsUnknown() {
        AccessLayers layers =
                policies(null, List.of()).of(user(List.of("g"), List.of(inline("s3:*")), List.of(), null));

        assertThat(layers.identity())
                .filteredOn(policy -> !policy.known())
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.name()).contains("group `g`");
                    assertThat(policy.unread()).isNotNull();
                });
    }

    @Test
    void aManagedPolicyThatWasNotReadIsUnknownAsPolicyAndAsBoundary() {
        AccessLayers layers = policies(List.of(), List.of())
                .of(user(List.of(), List.of(), List.of(attached()), new PermissionsBoundary(MANAGED)));

        assertThat(layers.identity()).singleElement().matches(policy -> !policy.known());
        assertThat(layers.boundary()).isNotNull().matches(policy -> !policy.known());
    }

    @Test
    void anInlinePolicyWhoseDocumentWasNotToldIsUnknown() {
        AccessLayers layers = policies(List.of(), List.of())
                .of(user(List.of(), List.of(new InlinePolicy("p", null)), List.of(), null));

        assertThat(layers.identity()).singleElement().matches(policy -> !policy.known());
    }

    @Test
    void serviceControlPoliciesBindAllButServiceLinkedRoles() {
        AccountPolicies policies = new AccountPolicies(
                new AuthorizationDetails(List.of(), List.of(), List.of(), List.of()),
                compiler,
                List.of(new ControlLevel("r-1", List.of())));

        assertThat(policies.of(role(ACCOUNT + "role/app")).serviceControl()).hasSize(1);
        assertThat(policies.of(role(ACCOUNT + "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"))
                        .serviceControl())
                .isNull();
        assertThat(policies.of(user(List.of(), List.of(), List.of(), null)).serviceControl())
                .hasSize(1);
    }

    private AccountPolicies policies(@Nullable List<Group> groups, List<ManagedPolicy> managed) {
        return new AccountPolicies(new AuthorizationDetails(List.of(), groups, List.of(), managed), compiler, null);
    }

    private static User user(
            List<String> groups,
            List<InlinePolicy> inline,
            List<AttachedPolicy> attached,
            @Nullable PermissionsBoundary boundary) {
        return new User(ACCOUNT + "user/ann", "AIDA1", "ann", "/", null, groups, inline, attached, boundary, List.of());
    }

    private static Role role(String arn) {
        return new Role(
                arn,
                "AROA1",
                "r",
                "/",
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                RoleLastUsed.NEVER);
    }

    private static Group group(String name, String action) {
        return new Group(ACCOUNT + "group/" + name, "AGPA1", name, "/", null, List.of(inline(action)), List.of());
    }

    private static InlinePolicy inline(String action) {
        return new InlinePolicy(action, document(action));
    }

    private static AttachedPolicy attached() {
        return new AttachedPolicy(MANAGED, "managed");
    }

    /** The version v1 allows all of IAM, all others all of EC2. */
    private static ManagedPolicy managed(String defaultVersion, String... versions) {
        return new ManagedPolicy(
                MANAGED,
                "ANPA1",
                "managed",
                "/",
                defaultVersion,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(versions).stream()
                        .map(version -> new PolicyVersion(
                                version, false, null, document(version.equals("v1") ? "iam:*" : "ec2:*")))
                        .toList());
    }

    private static PolicyDocument document(String action) {
        return PolicyDocument.of("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\""
                + action + "\",\"Resource\":\"*\"}}");
    }
}
