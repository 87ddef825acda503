package dev.muster.collector.loopback;

import java.util.Locale;

/** Names of operations as the AWS command line spells them. */
final class CommandNames {

    private CommandNames() {}

    /** `ListMFADevices` is `list-mfa-devices`, and `ListOpenIDConnectProviders` is `list-open-id-connect-providers`. */
    static String of(String operation) {
        return operation
                .replace("OpenID", "OpenId")
                .replaceAll("([a-z])([A-Z])|([A-Z])([A-Z][a-z])", "$1$3-$2$4")
                .toLowerCase(Locale.ROOT);
    }
}
