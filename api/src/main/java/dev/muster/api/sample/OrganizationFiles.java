package dev.muster.api.sample;

import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.OrganizationAccount;
import dev.muster.iam.organization.OrganizationPolicy;
import dev.muster.iam.organization.OrganizationRoot;
import dev.muster.iam.organization.Parent;
import dev.muster.iam.organization.PolicySummary;
import dev.muster.iam.organization.PolicyTarget;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sample's organization itself: accounts, one root, two service control policies. */
final class OrganizationFiles {

    static final String NAME = "Tidewater Logistics";

    private static final String ID = "o-7w2k9x4q1m";
    private static final String ROOT = "r-t1de";
    private static final String TRAIL = "p-4k8s2v9x";
    private static final String FULL = "p-FullAWSAccess";

    private OrganizationFiles() {}

    static SortedMap<SectionId, Section<?>> sections(SampleDay day) {
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        put(sections, SectionKinds.ORGANIZATION, null, organization());
        put(
                sections,
                SectionKinds.ORGANIZATION_ACCOUNTS,
                null,
                SampleOrganization.accounts().entrySet().stream()
                        .map(account -> account(account.getKey(), account.getValue(), day))
                        .toList());
        put(
                sections,
                SectionKinds.ORGANIZATION_ROOTS,
                null,
                List.of(new OrganizationRoot(
                        ROOT, arn("root/" + ID + "/" + ROOT), "Root", Map.of("SERVICE_CONTROL_POLICY", "ENABLED"))));
        for (String account : SampleOrganization.accounts().keySet()) {
            put(sections, SectionKinds.PARENTS, account, List.of(new Parent(ROOT, "ROOT")));
        }
        List<PolicySummary> policies = List.of(
                summary(FULL, "FullAWSAccess", "Allows access to every operation", true),
                summary(TRAIL, "KeepTheTrail", "Nobody stops the trail or leaves", false));
        put(sections, SectionKinds.ORGANIZATION_POLICIES, "SERVICE_CONTROL_POLICY", policies);
        for (PolicySummary policy : policies) {
            put(
                    sections,
                    SectionKinds.ORGANIZATION_POLICY,
                    policy.id(),
                    new OrganizationPolicy(
                            policy, SamplePolicy.document("organization/" + policy.name(), ManagementAccount.ID)));
            put(sections, SectionKinds.POLICY_TARGETS, policy.id(), targets(policy));
        }
        return sections;
    }

    /** The root; of the full access, which is attached to everything from the start, each account too. */
    private static List<PolicyTarget> targets(PolicySummary policy) {
        List<PolicyTarget> targets = new ArrayList<>();
        targets.add(new PolicyTarget(ROOT, arn("root/" + ID + "/" + ROOT), "Root", "ROOT"));
        if (policy.id().equals(FULL)) {
            SampleOrganization.accounts()
                    .forEach((id, name) ->
                            targets.add(new PolicyTarget(id, arn("account/" + ID + "/" + id), name, "ACCOUNT")));
        }
        return targets;
    }

    private static Organization organization() {
        return new Organization(
                ID,
                arn("organization/" + ID),
                "ALL",
                ManagementAccount.ID,
                arn("account/" + ID + "/" + ManagementAccount.ID),
                "aws-root@tidewater.example");
    }

    private static OrganizationAccount account(String id, String name, SampleDay day) {
        return new OrganizationAccount(
                id,
                arn("account/" + ID + "/" + id),
                name,
                name + "@tidewater.example",
                "ACTIVE",
                "ACTIVE",
                id.equals(ManagementAccount.ID) ? "INVITED" : "CREATED",
                day.on(-900, 0));
    }

    private static PolicySummary summary(String id, String name, String description, boolean ofAws) {
        String arn = ofAws
                ? "arn:aws:organizations::aws:policy/service_control_policy/" + id
                : arn("policy/" + ID + "/service_control_policy/" + id);
        return new PolicySummary(id, arn, name, description, "SERVICE_CONTROL_POLICY", ofAws);
    }

    private static String arn(String rest) {
        return "arn:aws:organizations::" + ManagementAccount.ID + ":" + rest;
    }

    private static <T> void put(
            SortedMap<SectionId, Section<?>> sections, SectionKind<T> kind, @Nullable String subject, T data) {
        sections.put(new SectionId(kind, subject), new Section.Present<>(data));
    }
}
