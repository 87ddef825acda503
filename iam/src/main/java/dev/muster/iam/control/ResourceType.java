package dev.muster.iam.control;

import java.util.Locale;

/** What a finding can be about. */
public enum ResourceType {
    ACCOUNT,
    ROOT,
    USER,
    GROUP,
    ROLE,
    POLICY,
    SERVER_CERTIFICATE,
    SAML_PROVIDER,
    OIDC_PROVIDER,
    ORGANIZATION;

    /** As it stands in JSON: `server_certificate`. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an id that is none */
    public static ResourceType ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
