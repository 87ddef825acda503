package dev.muster.iam.decision.compiled;

import dev.muster.iam.policy.Statement;
import org.jspecify.annotations.Nullable;

/** What AWS asks of the statements of a policy by the place where it stands. */
public enum Grammar {
    /** Identity policies, boundaries, session policies and service control policies. */
    IDENTITY,
    /** Policies of resources and endpoints, and resource control policies. */
    RESOURCE,
    /** Trust policies of roles. */
    TRUST;

    /** What keeps AWS from storing such a statement; null when nothing does. */
    @Nullable
    String problem(Statement statement) {
        String path = "`$.Statement[" + statement.index() + "]`";
        boolean principal = statement.principal() != null || statement.notPrincipal() != null;
        boolean resource =
                !statement.resource().isEmpty() || !statement.notResource().isEmpty();
        return switch (this) {
            case IDENTITY ->
                principal
                        ? path + " has a Principal, which such a policy cannot have"
                        : resource ? null : path + " has neither Resource nor NotResource";
            case RESOURCE -> null;
            case TRUST ->
                statement.notPrincipal() != null
                        ? path + " has a NotPrincipal, which a trust policy cannot have"
                        : resource ? path + " has a Resource, which a trust policy cannot have" : null;
        };
    }
}
