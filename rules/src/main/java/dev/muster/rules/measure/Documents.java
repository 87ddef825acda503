package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PermissionsBoundary;
import dev.muster.iam.identity.PolicyVersion;
import dev.muster.iam.identity.User;
import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.snapshot.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policy documents that hold for a principal; each distinct text is parsed once. */
final class Documents {

    private static final String SECTION = Identities.SECTION;

    /** What AdministratorAccess says. */
    static final Policy EVERYTHING = new Policy(
            "2012-10-17",
            null,
            List.of(new Statement(
                    0, null, Effect.ALLOW, List.of("*"), List.of(), List.of("*"), List.of(), null, null, List.of())));

    private final Identities identities;
    private final Map<Digest, PolicyText> parsed = new HashMap<>();

    Documents(Identities identities) {
        this.identities = identities;
    }

    List<PolicyText> inline(List<InlinePolicy> policies) {
        return policies.stream()
                .map(policy -> readable("inline policy `" + policy.name() + "`", policy.name(), policy.document()))
                .toList();
    }

    List<PolicyText> attached(List<AttachedPolicy> policies) {
        return policies.stream().map(policy -> managed(policy.arn())).toList();
    }

    /** Only those that AWS owns. */
    List<PolicyText> awsManaged(List<AttachedPolicy> policies) {
        return policies.stream()
                .map(AttachedPolicy::arn)
                .filter(ManagedPolicy::isAwsManaged)
                .map(this::managed)
                .toList();
    }

    @Nullable
    PolicyText boundary(@Nullable PermissionsBoundary boundary) {
        return boundary == null ? null : managed(boundary.policyArn());
    }

    /** Everything that holds for a user: own and the groups'. */
    List<PolicyText> ofUser(User user) {
        List<PolicyText> documents = new ArrayList<>(inline(user.inlinePolicies()));
        documents.addAll(attached(user.attachedPolicies()));
        for (String name : user.groups()) {
            Optional<Group> group = identities.group(name);
            if (group.isPresent()) {
                Stream.concat(
                                inline(group.get().inlinePolicies()).stream(),
                                attached(group.get().attachedPolicies()).stream())
                        .map(document -> document.of("group `" + name + "`"))
                        .forEach(documents::add);
            } else {
                Unread unread = identities.groups().unread();
                documents.add(new PolicyText(
                        "group `" + name + "`",
                        "",
                        null,
                        unread == null ? new Unread(SECTION, Cause.TRUNCATED) : unread));
            }
        }
        return documents;
    }

    /** The default version. */
    PolicyText of(ManagedPolicy policy) {
        String name = "policy `" + policy.arn() + "`";
        return policy.defaultVersion()
                .map(PolicyVersion::document)
                .map(document -> readable(name, policy.arn(), document))
                .orElseGet(() -> readable(name, policy.arn(), null));
    }

    private PolicyText managed(String arn) {
        String name = "policy `" + arn + "`";
        if (isAdministratorAccess(arn)) {
            return new PolicyText(name, arn, EVERYTHING, null);
        }
        return identities.policy(arn).map(this::of).orElseGet(() -> new PolicyText(name, arn, null, missing(arn)));
    }

    private Unread missing(String arn) {
        Unread unread = identities.customerPolicies().unread();
        if (!ManagedPolicy.isAwsManaged(arn)) {
            return unread == null ? new Unread(SECTION, Cause.TRUNCATED) : unread;
        }
        return new Unread(SECTION, Cause.NOT_COLLECTED);
    }

    private static boolean isAdministratorAccess(String arn) {
        return ManagedPolicy.isAwsManaged(arn) && arn.endsWith(":policy/AdministratorAccess");
    }

    private PolicyText readable(String name, String id, @Nullable PolicyDocument document) {
        if (document == null) {
            return new PolicyText(name, id, null, new Unread(SECTION, Cause.TRUNCATED));
        }
        PolicyText known = parsed.computeIfAbsent(document.digest(), digest -> parse(document));
        return new PolicyText(name, id, known.policy(), known.unread());
    }

    private static PolicyText parse(PolicyDocument document) {
        try {
            return new PolicyText("", "", document.parse(), null);
        } catch (MalformedPolicyException malformed) {
            return new PolicyText("", "", null, new Unread(SECTION, Cause.MALFORMED));
        }
    }
}
