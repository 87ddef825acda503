package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.RequestAction;
import dev.muster.iam.decision.context.PrincipalKind;
import dev.muster.iam.decision.context.RequestPrincipal;
import java.util.Set;

/** What AWS keeps to itself, whatever policies say. */
final class AwsOwned {

    /**
     * Managed policies and inline policies: AWS managed policies cannot be changed by customers. IAM API, TagPolicy: you can tag
     * customer managed policies.
     */
    private static final Set<String> POLICY_CHANGES = Set.of(
            "createpolicy",
            "createpolicyversion",
            "deletepolicy",
            "deletepolicyversion",
            "setdefaultpolicyversion",
            "tagpolicy",
            "untagpolicy");

    /** IAM API, UnmodifiableEntity: only the service that depends on the role can modify or delete it on your behalf. */
    private static final Set<String> ROLE_CHANGES = Set.of(
            "attachrolepolicy",
            "createrole",
            "deleterole",
            "deleterolepermissionsboundary",
            "deleterolepolicy",
            "detachrolepolicy",
            "putrolepermissionsboundary",
            "putrolepolicy",
            "updateassumerolepolicy",
            "updaterole");

    /** Roles that IAM Identity Center keeps: neither tagged, described anew nor passed by others. */
    private static final Set<String> RESERVED_ROLE_CHANGES =
            Set.of("passrole", "tagrole", "untagrole", "updateroledescription");

    /** AWS KMS developer guide, Aliases: names that begin with `alias/aws/` are reserved for AWS managed keys. */
    private static final Set<String> ALIAS_CHANGES = Set.of("createalias", "deletealias", "updatealias");

    private AwsOwned() {}

    /** Whether nobody but AWS can do this. */
    static boolean keeps(RequestPrincipal principal, RequestAction action, ResourceKind resource) {
        String name = action.name();
        boolean kept = switch (resource) {
            case AWS_MANAGED_POLICY -> POLICY_CHANGES.contains(name);
            case SERVICE_LINKED_ROLE -> ROLE_CHANGES.contains(name);
            case RESERVED_ROLE -> ROLE_CHANGES.contains(name) || RESERVED_ROLE_CHANGES.contains(name);
            case RESERVED_ALIAS -> ALIAS_CHANGES.contains(name);
            case ROLE, KMS_KEY, OTHER -> false;
        };
        return kept && principal.kind() != PrincipalKind.NAMED && !principal.serviceLinked();
    }
}
