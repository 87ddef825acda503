package dev.muster.collector.live;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyRequest;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** Reads the organization's policies that limit permissions, and what each is attached to. */
final class OrganizationPolicyCalls {

    private static final List<PolicyType> TYPES =
            List.of(PolicyType.SERVICE_CONTROL_POLICY, PolicyType.RESOURCE_CONTROL_POLICY);

    private final Calls calls;
    private final OrganizationsClient organizations;

    OrganizationPolicyCalls(Calls calls, OrganizationsClient organizations) {
        this.calls = calls;
        this.organizations = organizations;
    }

    void read() throws InterruptedException {
        for (PolicyType type : TYPES) {
            Optional<ListPoliciesResponse> policies = calls.section(
                    "list-policies/" + type,
                    ListPoliciesRequest.builder().filter(type).build(),
                    organizations::listPolicies);
            List<PolicySummary> listed =
                    policies.map(ListPoliciesResponse::policies).orElse(List.of());
            for (String id : PathNames.ids(listed.stream().map(PolicySummary::id))) {
                calls.section(
                        "describe-policy/" + id,
                        DescribePolicyRequest.builder().policyId(id).build(),
                        organizations::describePolicy);
                calls.section(
                        "list-targets-for-policy/" + id,
                        ListTargetsForPolicyRequest.builder().policyId(id).build(),
                        organizations::listTargetsForPolicy);
            }
        }
    }
}
