package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.policy.Statement;
import java.util.Locale;

/** What a policy is attached to, and so which grammar and quota it has. */
public enum PolicyType {
    IDENTITY,
    RESOURCE,
    /** Of a role. */
    TRUST,
    SERVICE_CONTROL,
    RESOURCE_CONTROL;

    /** The type that a document shows by itself: control policies do not. */
    public static PolicyType detect(PolicyReading reading) {
        boolean principal = false;
        boolean assumes = false;
        boolean resource = false;
        for (Statement statement : reading.policy().statements()) {
            JsonPath path = reading.statement(statement.index());
            boolean own = reading.has(path.member("Principal")) || reading.has(path.member("NotPrincipal"));
            principal |= own;
            assumes |= own && statement.action().stream().anyMatch(PolicyType::assumesRole);
            resource |= reading.has(path.member("Resource")) || reading.has(path.member("NotResource"));
        }
        if (!principal) {
            return IDENTITY;
        }
        return assumes && !resource ? TRUST : RESOURCE;
    }

    /** Whether its statements name principals. */
    public boolean hasPrincipals() {
        return this == RESOURCE || this == TRUST || this == RESOURCE_CONTROL;
    }

    private static boolean assumesRole(String action) {
        return action.toLowerCase(Locale.ROOT).startsWith("sts:assumerole");
    }

    /** As the command line spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
