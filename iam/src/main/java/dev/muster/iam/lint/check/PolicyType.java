package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.json.LocatedScalar;
import dev.muster.iam.json.LocatedValue;
import dev.muster.iam.policy.PolicyReading;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a policy is attached to, and so which grammar and quota it has. */
public enum PolicyType {
    IDENTITY,
    RESOURCE,
    /** Of a role. */
    TRUST,
    SERVICE_CONTROL,
    RESOURCE_CONTROL;

    /** The type that a document shows by itself, however wrong it may be; control policies do not. */
    public static PolicyType detect(PolicyReading reading) {
        boolean principal = false;
        boolean assumes = false;
        boolean resource = false;
        int statements =
                items(reading.json().at(JsonPath.ROOT.member("Statement"))).size();
        for (int i = 0; i < statements; i++) {
            JsonPath path = reading.statement(i);
            boolean own = reading.has(path.member("Principal")) || reading.has(path.member("NotPrincipal"));
            principal |= own;
            assumes |= own
                    && items(reading.json().at(path.member("Action"))).stream().anyMatch(PolicyType::assumesRole);
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

    /** As the command line spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<LocatedValue> items(@Nullable LocatedValue value) {
        if (value instanceof LocatedArray list) {
            return list.items();
        }
        return value == null ? List.of() : List.of(value);
    }

    private static boolean assumesRole(LocatedValue action) {
        return action instanceof LocatedScalar scalar
                && scalar.value() instanceof JsonString text
                && text.value().toLowerCase(Locale.ROOT).startsWith("sts:assumerole");
    }
}
