package dev.muster.iam.decision.context;

/** Who makes a request, as far as evaluation tells callers apart. */
public enum PrincipalKind {
    ROOT("Account"),
    USER("User"),
    /** A role without the name of a session: any session of it. */
    ROLE("AssumedRole"),
    ROLE_SESSION("AssumedRole"),
    /** What GetFederationToken makes. */
    FEDERATED_USER("FederatedUser"),
    /** Nobody that AWS knows. */
    ANONYMOUS("Anonymous"),
    /** A SAML or OpenID Connect provider, on whose word a role is assumed. */
    IDENTITY_PROVIDER(""),
    /** A service, an identity provider that is named by its domain, or another that belongs to no account. */
    NAMED("");

    private final String type;

    PrincipalKind(String type) {
        this.type = type;
    }

    /** The value of `aws:PrincipalType`; empty where the key is not there. */
    public String type() {
        return type;
    }

    /** Whether it belongs to an account, whose policies say what it may. */
    public boolean inAccount() {
        return switch (this) {
            case ROOT, USER, ROLE, ROLE_SESSION, FEDERATED_USER -> true;
            case ANONYMOUS, IDENTITY_PROVIDER, NAMED -> false;
        };
    }
}
