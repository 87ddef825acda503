package dev.muster.api.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.UUID;

/** The credential that a request came with. */
public final class Credential {

    static final String ATTRIBUTE = "muster.credential";

    private Credential() {}

    /** Its id; every authenticated request has one. */
    public static UUID of(SecurityIdentity identity) {
        UUID id = identity.getAttribute(ATTRIBUTE);
        if (id == null) {
            throw new IllegalStateException("a request without a credential was let in");
        }
        return id;
    }
}
