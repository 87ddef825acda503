package dev.muster.iam.decision.compiled;

import dev.muster.iam.decision.context.PrincipalKind;
import dev.muster.iam.decision.context.RequestPrincipal;
import dev.muster.iam.policy.Principals;
import java.util.HashSet;
import java.util.Set;

/**
 * A Principal or NotPrincipal element.
 *
 * <p>AWS JSON policy elements, Principal: a wildcard cannot match part of a principal name or ARN; groups cannot be named.
 */
final class PrincipalMatcher {

    private static final int PARTS = 6;

    private final boolean everyone;
    private final Set<String> arns = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> roleNames = new HashSet<>();
    private final Set<String> userNames = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    PrincipalMatcher(Principals principals) {
        this.everyone = principals.everyone() || principals.of("AWS").contains("*");
        principals.of("AWS").forEach(this::add);
        names.addAll(principals.of("Service"));
        names.addAll(principals.of("Federated"));
        names.addAll(principals.of("CanonicalUser"));
    }

    /** How the element names the caller. */
    Grant grant(RequestPrincipal principal) {
        if (everyone) {
            return Grant.DIRECT;
        }
        if (!principal.kind().inAccount()) {
            boolean named = names.contains(principal.text())
                    || principal.kind() == PrincipalKind.NAMED && arns.contains(principal.text());
            return named ? Grant.DIRECT : Grant.NONE;
        }
        if (namesItself(principal)) {
            return principal.kind() == PrincipalKind.ROLE ? Grant.ROLE : Grant.DIRECT;
        }
        if (namesOrigin(principal)) {
            return Grant.ROLE;
        }
        return accounts.contains(principal.account()) ? Grant.ACCOUNT : Grant.NONE;
    }

    /**
     * Whether the element, as a NotPrincipal of a Deny, spares the caller.
     *
     * <p>AWS JSON policy elements, NotPrincipal: the account of the caller must be named with it, and for a session its role too.
     */
    boolean namesWholly(RequestPrincipal principal) {
        if (everyone || !principal.kind().inAccount()) {
            return grant(principal) != Grant.NONE;
        }
        boolean origin = principal.kind() != PrincipalKind.ROLE_SESSION || namesOrigin(principal);
        return namesItself(principal) && origin && accounts.contains(principal.account());
    }

    private boolean namesItself(RequestPrincipal principal) {
        return principal.kind() == PrincipalKind.ROOT
                ? accounts.contains(principal.account())
                : arns.contains(principal.text());
    }

    /**
     * Whether the role of a session is named, or the user that made a federated one. Names are unique in an account, whatever the path.
     */
    private boolean namesOrigin(RequestPrincipal principal) {
        String roleArn = principal.roleArn();
        return switch (principal.kind()) {
            case ROLE_SESSION ->
                roleArn != null
                        ? arns.contains(roleArn)
                        : roleNames.contains(principal.account() + "/" + principal.name());
            case FEDERATED_USER -> userNames.contains(principal.account() + "/" + principal.name());
            case ROOT, USER, ROLE, ANONYMOUS, IDENTITY_PROVIDER, NAMED -> false;
        };
    }

    private void add(String principal) {
        String[] parts = principal.split(":", PARTS);
        if (parts.length < PARTS) {
            accounts.add(principal);
            return;
        }
        String resource = parts[5];
        String key = parts[4] + "/" + resource.substring(resource.lastIndexOf('/') + 1);
        if (resource.equals("root")) {
            accounts.add(parts[4]);
        } else if (resource.startsWith("role/")) {
            roleNames.add(key);
        } else if (resource.startsWith("user/")) {
            userNames.add(key);
        }
        arns.add(principal);
    }
}
