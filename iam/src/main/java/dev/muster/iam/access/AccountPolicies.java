package dev.muster.iam.access;

import dev.muster.iam.control.Unread;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PermissionsBoundary;
import dev.muster.iam.identity.PolicyVersion;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.User;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.SectionKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policies that apply to the users and roles of one account, as its authorization details tell them. */
public final class AccountPolicies {

    private static final String SECTION = SectionKinds.AUTHORIZATION_DETAILS.name();

    /** IAM user guide, Create a service-linked role: the path of such a role. */
    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    private final AccessCompiler compiler;
    private final @Nullable List<ControlLevel> serviceControl;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, ManagedPolicy> managed = new HashMap<>();

    /** @param serviceControl the levels of service control policies from the root to the account; null when none bind its principals */
    public AccountPolicies(
            AuthorizationDetails details, AccessCompiler compiler, @Nullable List<ControlLevel> serviceControl) {
        this.compiler = compiler;
        this.serviceControl = serviceControl == null ? null : List.copyOf(serviceControl);
        details.entities().forEach(entity -> {
            if (entity instanceof Group group) {
                groups.put(group.name(), group);
            } else if (entity instanceof ManagedPolicy policy) {
                managed.put(policy.arn(), policy);
            }
        });
    }

    /** Its own policies and those of all its groups, its boundary, and the service control policies. */
    public AccessLayers of(User user) {
        List<AppliedPolicy> identity = new ArrayList<>();
        add(user.inlinePolicies(), user.attachedPolicies(), "", identity);
        for (String name : user.groups()) {
            String ofGroup = " of group `" + name + "`";
            Group group = groups.get(name);
            if (group == null) {
                identity.add(unread("all policies" + ofGroup, "the group is not among those that were read"));
            } else {
                add(group.inlinePolicies(), group.attachedPolicies(), ofGroup, identity);
            }
        }
        return new AccessLayers(identity, boundary(user.boundary()), serviceControl);
    }

    /**
     * Its own policies, its boundary, and the service control policies.
     *
     * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service control policies</a>: they do
     *     not affect service-linked roles
     */
    public AccessLayers of(Role role) {
        List<AppliedPolicy> identity = new ArrayList<>();
        add(role.inlinePolicies(), role.attachedPolicies(), "", identity);
        boolean exempt = role.arn().contains(SERVICE_LINKED);
        return new AccessLayers(identity, boundary(role.boundary()), exempt ? null : serviceControl);
    }

    private void add(
            List<InlinePolicy> inline, List<AttachedPolicy> attached, String holder, List<AppliedPolicy> policies) {
        for (InlinePolicy policy : inline) {
            policies.add(applied("inline policy `" + policy.name() + "`" + holder, policy.document()));
        }
        for (AttachedPolicy policy : attached) {
            policies.add(managed(policy.arn(), holder));
        }
    }

    private @Nullable AppliedPolicy boundary(@Nullable PermissionsBoundary boundary) {
        return boundary == null ? null : managed(boundary.policyArn(), "");
    }

    private AppliedPolicy managed(String arn, String holder) {
        String name = "policy `" + arn + "`" + holder;
        ManagedPolicy policy = managed.get(arn);
        return policy == null
                ? unread(name, "the policy is not among those that were read")
                : applied(
                        name,
                        policy.defaultVersion().map(PolicyVersion::document).orElse(null));
    }

    private AppliedPolicy applied(String name, @Nullable PolicyDocument document) {
        return document == null
                ? unread(name, "its document was not told")
                : AppliedPolicy.of(name, compiler.compile(document));
    }

    private static AppliedPolicy unread(String name, String problem) {
        return AppliedPolicy.unread(name, problem, new Unread(SECTION, Cause.TRUNCATED));
    }
}
