package dev.muster.collector.live;

import static dev.muster.collector.live.OperationFamily.ACCOUNT;
import static dev.muster.collector.live.OperationFamily.ANALYZER;
import static dev.muster.collector.live.OperationFamily.EVENTS;
import static dev.muster.collector.live.OperationFamily.IAM_DETAILS;
import static dev.muster.collector.live.OperationFamily.IAM_READ;
import static dev.muster.collector.live.OperationFamily.IAM_REPORT;
import static dev.muster.collector.live.OperationFamily.IDENTITY_CENTER;
import static dev.muster.collector.live.OperationFamily.IDENTITY_STORE;
import static dev.muster.collector.live.OperationFamily.ORGANIZATION;
import static dev.muster.collector.live.OperationFamily.TOKENS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every operation that the collector may call: no other leaves the process.
 *
 * <p>The collector's role in `deploy/` is made from this list. `GenerateCredentialReport` and `GenerateServiceLastAccessedDetails` make
 * reports and change nothing; `AssumeRole` is the caller's own way into an account.
 */
public final class ReadOnlyOperations {

    private static final List<ReadOnlyOperation> ALL = Stream.of(
                    iam(IAM_DETAILS, Reach.ACCOUNT, "GetAccountAuthorizationDetails"),
                    iam(
                            IAM_REPORT,
                            Reach.ACCOUNT,
                            "GenerateCredentialReport",
                            "GetCredentialReport",
                            "GenerateServiceLastAccessedDetails",
                            "GetServiceLastAccessedDetails"),
                    iam(
                            IAM_READ,
                            Reach.ACCOUNT,
                            "GetAccountSummary",
                            "GetAccountPasswordPolicy",
                            "ListAccountAliases",
                            "ListVirtualMFADevices",
                            "ListMFADevices",
                            "ListAccessKeys",
                            "GetAccessKeyLastUsed",
                            "GetLoginProfile",
                            "ListServiceSpecificCredentials",
                            "ListSSHPublicKeys",
                            "ListSigningCertificates",
                            "ListServerCertificates",
                            "ListSAMLProviders",
                            "ListOpenIDConnectProviders",
                            "GetOpenIDConnectProvider"),
                    iam(IAM_READ, Reach.ORGANIZATION, "ListOrganizationsFeatures"),
                    service("account", "Account", "account", ACCOUNT, Reach.ACCOUNT)
                            .named("ListRegions", "GetAlternateContact"),
                    service("accessanalyzer", "AccessAnalyzer", "access-analyzer", ANALYZER, Reach.ACCOUNT)
                            .named("ListAnalyzers"),
                    service("cloudtrail", "CloudTrail", "cloudtrail", EVENTS, Reach.ACCOUNT)
                            .named("LookupEvents"),
                    service("organizations", "Organizations", "organizations", ORGANIZATION, Reach.ORGANIZATION)
                            .named(
                                    "DescribeOrganization",
                                    "ListAccounts",
                                    "ListRoots",
                                    "ListParents",
                                    "ListPolicies",
                                    "DescribePolicy",
                                    "ListTargetsForPolicy",
                                    "ListDelegatedAdministrators"),
                    service("sso-admin", "SsoAdmin", "sso", IDENTITY_CENTER, Reach.ORGANIZATION)
                            .named(
                                    "ListInstances",
                                    "ListPermissionSets",
                                    "DescribePermissionSet",
                                    "ListManagedPoliciesInPermissionSet",
                                    "ListCustomerManagedPolicyReferencesInPermissionSet",
                                    "GetInlinePolicyForPermissionSet",
                                    "GetPermissionsBoundaryForPermissionSet",
                                    "ListAccountAssignments"),
                    service("identitystore", "Identitystore", "identitystore", IDENTITY_STORE, Reach.ORGANIZATION)
                            .named("ListUsers", "ListGroups", "ListGroupMemberships"),
                    service("sts", "Sts", "sts", TOKENS, Reach.CALLER).named("GetCallerIdentity", "AssumeRole"))
            .flatMap(Function.identity())
            .toList();

    private static final Map<String, ReadOnlyOperation> BY_NAME = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(
                    operation -> operation.client() + ":" + operation.name(), operation -> operation));

    private ReadOnlyOperations() {}

    /** All of them, by service. */
    public static List<ReadOnlyOperation> all() {
        return ALL;
    }

    /** The operation, by the SDK's names; empty for one that may not be called. */
    static Optional<ReadOnlyOperation> find(String client, String name) {
        return Optional.ofNullable(BY_NAME.get(client + ":" + name));
    }

    private static Stream<ReadOnlyOperation> iam(OperationFamily family, Reach reach, String... names) {
        return service("iam", "Iam", "iam", family, reach).named(names);
    }

    private static Service service(String name, String id, String prefix, OperationFamily family, Reach reach) {
        return new Service(name, id, prefix, family, reach);
    }

    /** What operations of one service share. @param prefix of the service's actions */
    private record Service(String name, String id, String prefix, OperationFamily family, Reach reach) {

        Stream<ReadOnlyOperation> named(String... operations) {
            return Stream.of(operations)
                    .map(operation ->
                            new ReadOnlyOperation(name, id, operation, prefix + ":" + operation, reach, family));
        }
    }
}
