package dev.muster.iam.decision;

import java.util.Locale;

/** The layers of policies that a request passes, in the order in which they are looked at. */
public enum Layer {
    RESOURCE_CONTROL,
    SERVICE_CONTROL,
    ENDPOINT,
    RESOURCE_POLICY,
    IDENTITY,
    BOUNDARY,
    SESSION;

    /** As JSON spells it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
