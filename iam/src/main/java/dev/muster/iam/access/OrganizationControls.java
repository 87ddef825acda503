package dev.muster.iam.access;

import dev.muster.iam.control.Unread;
import dev.muster.iam.decision.NamedPolicy;
import dev.muster.iam.decision.PolicyLevel;
import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.OrganizationPolicy;
import dev.muster.iam.organization.OrganizationRoot;
import dev.muster.iam.organization.Parent;
import dev.muster.iam.organization.PolicySummary;
import dev.muster.iam.organization.PolicyTarget;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies of the organization that bind an account, as the organization's sections of a snapshot tell them; what they do not tell is
 * unknown, never absent.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">SCP evaluation</a>: every
 *     level from the root through each OU to the account must allow
 */
public final class OrganizationControls {

    private static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";
    private static final String RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY";
    private static final String ALL_FEATURES = "ALL";
    private static final String ENABLED = "ENABLED";
    private static final String ROOT = "ROOT";

    /** An organization nests five levels of units; more parents than this are a circle. */
    private static final int MOST_LEVELS = 16;

    /** AWS's own policy, the same in every organization; nobody can change it. */
    private static final String FULL_ACCESS = "p-FullAWSAccess";

    private static final PolicyDocument FULL_ACCESS_DOCUMENT = PolicyDocument.of(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}");

    private final Snapshot snapshot;

    public OrganizationControls(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A policy that is attached to a target, as far as it is known. */
    private record Attached(
            String name,
            @Nullable PolicyDocument document,
            String problem,
            @Nullable Unread unread) {}

    /** The policies of one target; of an unknown one there is a single unread policy. */
    private record Level(String target, List<Attached> policies) {}

    /**
     * The levels of service control policies from the root to an account; null when none bind its principals: where the account is in no
     * organization or manages it, or the organization has no such policies.
     *
     * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service control policies</a>: they do not
     *     affect the management account; the organization must have all features
     */
    public @Nullable List<ControlLevel> serviceControl(String account, AccessCompiler compiler) {
        List<Level> levels = levels(account, SERVICE_CONTROL);
        return levels == null
                ? null
                : levels.stream()
                        .map(level -> new ControlLevel(
                                level.target,
                                level.policies.stream()
                                        .map(policy -> applied(policy, compiler))
                                        .toList()))
                        .toList();
    }

    /** The levels of resource control policies that bind the resources of an account; none where there are none. */
    public List<PolicyLevel> resourceControl(String account) {
        List<Level> levels = levels(account, RESOURCE_CONTROL);
        return levels == null
                ? List.of()
                : levels.stream()
                        .map(level -> new PolicyLevel(
                                level.target,
                                level.policies.stream()
                                        .map(policy -> new NamedPolicy(
                                                policy.name,
                                                policy.document == null
                                                        ? CompiledPolicy.unknown(policy.problem)
                                                        : CompiledPolicy.of(policy.document)))
                                        .toList()))
                        .toList();
    }

    /** The account that manages the organization, empty when there is none or nobody knows it. */
    public Optional<String> managementAccount() {
        return snapshot.section(SectionKinds.ORGANIZATION).data().map(Organization::managementAccountId);
    }

    private @Nullable List<Level> levels(String account, String type) {
        Section<Organization> section = snapshot.section(SectionKinds.ORGANIZATION);
        if (cause(section) == Cause.NOT_IN_ORGANIZATION) {
            return null;
        }
        Organization organization = section.data().orElse(null);
        if (organization == null || organization.managementAccountId() == null) {
            return unknown(unread(SectionKinds.ORGANIZATION, null, cause(section)));
        }
        if (account.equals(organization.managementAccountId())) {
            return null;
        }
        if (organization.featureSet() != null && !organization.featureSet().equals(ALL_FEATURES)) {
            return null;
        }
        Section<List<OrganizationRoot>> roots = snapshot.section(SectionKinds.ORGANIZATION_ROOTS);
        if (roots.data().isEmpty()) {
            return unknown(unread(SectionKinds.ORGANIZATION_ROOTS, null, cause(roots)));
        }
        boolean enabled = roots.data().get().stream()
                .anyMatch(root -> ENABLED.equals(root.policyTypes().get(type)));
        return enabled ? path(account, type) : null;
    }

    /** From the root to the account. */
    private List<Level> path(String account, String type) {
        List<Level> levels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String target = account;
        boolean root = false;
        while (seen.add(target) && seen.size() <= MOST_LEVELS) {
            levels.add(0, new Level(target, attached(target, type)));
            if (root) {
                return levels;
            }
            Section<List<Parent>> parents = snapshot.section(SectionKinds.PARENTS, target);
            Parent parent =
                    parents.data().flatMap(list -> list.stream().findFirst()).orElse(null);
            if (parent == null) {
                levels.addAll(0, unknown(unread(SectionKinds.PARENTS, target, cause(parents))));
                return levels;
            }
            root = ROOT.equals(parent.type()) || parent.id().startsWith("r-");
            target = parent.id();
        }
        levels.addAll(0, unknown(unread(SectionKinds.PARENTS, target, Cause.MALFORMED)));
        return levels;
    }

    /**
     * Organizations API, DetachPolicy: every root, OU, and account must have at least one SCP attached; where none is told, the lists are not
     * whole.
     */
    private List<Attached> attached(String target, String type) {
        Section<List<PolicySummary>> policies = snapshot.section(SectionKinds.ORGANIZATION_POLICIES, type);
        if (policies.data().isEmpty()) {
            return List.of(unread(
                    "policies of `" + target + "`", unread(SectionKinds.ORGANIZATION_POLICIES, type, cause(policies))));
        }
        List<Attached> attached = new ArrayList<>();
        for (PolicySummary policy : policies.data().get()) {
            String name = policy.name() == null ? policy.id() : policy.name();
            Section<List<PolicyTarget>> targets = snapshot.section(SectionKinds.POLICY_TARGETS, policy.id());
            if (targets.data().isEmpty()) {
                attached.add(unread(name, unread(SectionKinds.POLICY_TARGETS, policy.id(), cause(targets))));
            } else if (targets.data().get().stream()
                    .anyMatch(each -> each.targetId().equals(target))) {
                attached.add(content(policy, name));
            }
        }
        return attached.isEmpty() && type.equals(SERVICE_CONTROL)
                ? List.of(new Attached(
                        "policies of `" + target + "`",
                        null,
                        "none is attached by what was read, though AWS keeps one attached",
                        unread(SectionKinds.ORGANIZATION_POLICIES, type, Cause.TRUNCATED)))
                : attached;
    }

    private Attached content(PolicySummary policy, String name) {
        Section<OrganizationPolicy> section = snapshot.section(SectionKinds.ORGANIZATION_POLICY, policy.id());
        PolicyDocument document =
                section.data().map(OrganizationPolicy::content).orElse(null);
        if (document == null && policy.awsManaged() && policy.id().equals(FULL_ACCESS)) {
            document = FULL_ACCESS_DOCUMENT;
        }
        return document == null
                ? unread(name, unread(SectionKinds.ORGANIZATION_POLICY, policy.id(), cause(section)))
                : new Attached(name, document, "", null);
    }

    private static AppliedPolicy applied(Attached policy, AccessCompiler compiler) {
        return policy.unread == null && policy.document != null
                ? AppliedPolicy.of(policy.name, compiler.compile(policy.document))
                : AppliedPolicy.unread(policy.name, policy.problem, policy.unread);
    }

    private static List<Level> unknown(Unread unread) {
        return List.of(new Level("organization", List.of(unread("policies of the organization", unread))));
    }

    private static Attached unread(String name, Unread unread) {
        return new Attached(name, null, "`" + unread.section() + "` was not read", unread);
    }

    private static Unread unread(SectionKind<?> kind, @Nullable String subject, Cause cause) {
        return new Unread(kind.name(subject), cause);
    }

    private static Cause cause(Section<?> section) {
        return section instanceof Section.Unreadable<?> unreadable ? unreadable.cause() : Cause.TRUNCATED;
    }
}
