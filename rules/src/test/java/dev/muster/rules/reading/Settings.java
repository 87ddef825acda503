package dev.muster.rules.reading;

import java.util.List;
import java.util.Optional;

/** The parameters that the second reading knows; an empty one leaves its control off, or at its default. */
record Settings(
        List<String> allowed,
        List<String> exempt,
        boolean anyPrincipalSupports,
        Optional<String> namePattern,
        List<String> tagKeys,
        List<String> blocks,
        List<String> canaries) {

    static final Settings DEFAULTS =
            new Settings(List.of(), List.of(), false, Optional.empty(), List.of(), List.of(), List.of());

    static final Settings ALL = new Settings(
            List.of("arn:aws:iam::111122223333:user/ann"),
            List.of("arn:aws:iam::111122223333:role/app", "arn:aws:iam::111122223333:group/admins"),
            true,
            Optional.of("[ab][a-z]*"),
            List.of("owner"),
            List.of("203.0.113.0/24"),
            List.of("cal", "arn:aws:iam::111122223333:user/bob"));

    /** As the parameters file has them. */
    String yaml() {
        return """
                defaults:
                  user-not-admin: {allowed: [%1$s]}
                  policy-no-admin-aws-managed-attached: {exempt: [%2$s]}
                  policy-no-admin-inline: {exempt: [%2$s]}
                  support-role: {principals: %3$s}
                  user-name-pattern: {pattern: "%4$s"}
                  user-tagged: {keys: [%5$s]}
                  user-ip-restricted: {cidrs: [%6$s]}
                  canary-key-unused: {users: [%7$s]}
                """.formatted(
                        quoted(allowed),
                        quoted(exempt),
                        anyPrincipalSupports ? "any" : "role",
                        namePattern.orElse(""),
                        quoted(tagKeys),
                        quoted(blocks),
                        quoted(canaries));
    }

    private static String quoted(List<String> texts) {
        return texts.isEmpty() ? "" : "\"" + String.join("\", \"", texts) + "\"";
    }
}
