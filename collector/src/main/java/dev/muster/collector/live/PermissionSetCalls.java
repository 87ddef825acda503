package dev.muster.collector.live;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.GetInlinePolicyForPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.GetPermissionsBoundaryForPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListCustomerManagedPolicyReferencesInPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListManagedPoliciesInPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsResponse;

/** Reads the permission sets of one instance of Identity Center, and who has which in which account. */
final class PermissionSetCalls {

    private static final int PAGE = 100;

    private final Calls calls;
    private final SsoAdminClient admin;
    private final String instance;
    private final String folder;

    /**
     * Reads one instance.
     *
     * @param instance its ARN
     * @param folder of its sections, with a `/` at the end
     */
    PermissionSetCalls(Calls calls, SsoAdminClient admin, String instance, String folder) {
        this.calls = calls;
        this.admin = admin;
        this.instance = instance;
        this.folder = folder;
    }

    void read(List<String> accounts) throws InterruptedException {
        Optional<ListPermissionSetsResponse> sets = calls.section(
                folder + "list-permission-sets",
                ListPermissionSetsRequest.builder()
                        .instanceArn(instance)
                        .maxResults(PAGE)
                        .build(),
                admin::listPermissionSets);
        for (String arn :
                PathNames.arns(sets.map(ListPermissionSetsResponse::permissionSets).orElse(List.of()).stream())) {
            policies(arn, PathNames.lastPart(arn));
            for (String account : accounts) {
                calls.section(
                        folder + "list-account-assignments/" + account + "/" + PathNames.lastPart(arn),
                        ListAccountAssignmentsRequest.builder()
                                .instanceArn(instance)
                                .accountId(account)
                                .permissionSetArn(arn)
                                .maxResults(PAGE)
                                .build(),
                        admin::listAccountAssignments);
            }
        }
    }

    private void policies(String arn, String name) throws InterruptedException {
        calls.section(
                folder + "describe-permission-set/" + name,
                DescribePermissionSetRequest.builder()
                        .instanceArn(instance)
                        .permissionSetArn(arn)
                        .build(),
                admin::describePermissionSet);
        calls.section(
                folder + "list-managed-policies-in-permission-set/" + name,
                ListManagedPoliciesInPermissionSetRequest.builder()
                        .instanceArn(instance)
                        .permissionSetArn(arn)
                        .build(),
                admin::listManagedPoliciesInPermissionSet);
        calls.section(
                folder + "list-customer-managed-policy-references-in-permission-set/" + name,
                ListCustomerManagedPolicyReferencesInPermissionSetRequest.builder()
                        .instanceArn(instance)
                        .permissionSetArn(arn)
                        .build(),
                admin::listCustomerManagedPolicyReferencesInPermissionSet);
        calls.section(
                folder + "get-inline-policy-for-permission-set/" + name,
                GetInlinePolicyForPermissionSetRequest.builder()
                        .instanceArn(instance)
                        .permissionSetArn(arn)
                        .build(),
                admin::getInlinePolicyForPermissionSet);
        calls.section(
                folder + "get-permissions-boundary-for-permission-set/" + name,
                GetPermissionsBoundaryForPermissionSetRequest.builder()
                        .instanceArn(instance)
                        .permissionSetArn(arn)
                        .build(),
                admin::getPermissionsBoundaryForPermissionSet);
    }
}
