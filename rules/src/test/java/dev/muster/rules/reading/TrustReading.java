package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Principals;
import dev.muster.iam.policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether anyone on earth may assume a role. */
final class TrustReading {

    private static final List<String> ASSUMING =
            List.of("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity");

    private static final Set<String> OPEN_KEYS = Set.of(
            "sts:externalid",
            "sts:rolesessionname",
            "aws:multifactorauthpresent",
            "aws:multifactorauthage",
            "aws:securetransport");

    private static final Set<String> POSITIVE =
            Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike");

    private TrustReading() {}

    private enum Openness {
        CLOSED,
        UNCLEAR,
        PUBLIC
    }

    static Possible<Outcome> of(Document trust) {
        Possible<Outcome> unclear = Possible.anyOf(List.of(Outcome.FAIL, Outcome.PASS));
        if (!trust.read()) {
            return unclear;
        }
        List<Openness> allows =
                trust.allows().stream().map(TrustReading::openness).toList();
        if (allows.stream().allMatch(allow -> allow == Openness.CLOSED)) {
            return Possible.known(Outcome.PASS);
        }
        boolean nobody = trust.denies().stream()
                .anyMatch(deny -> deny.conditions().isEmpty() && ofEveryone(deny) && assumes(deny));
        if (nobody) {
            return Possible.known(Outcome.PASS);
        }
        boolean known = trust.denies().isEmpty() && allows.contains(Openness.PUBLIC);
        return known ? Possible.known(Outcome.FAIL) : unclear;
    }

    private static Openness openness(Statement allow) {
        if (!assumes(allow) || !ofEveryone(allow)) {
            return Openness.CLOSED;
        }
        if (allow.conditions().stream().anyMatch(TrustReading::fixes)) {
            return Openness.CLOSED;
        }
        boolean open = allow.conditions().stream()
                .allMatch(condition -> OPEN_KEYS.contains(condition.key().toLowerCase(Locale.ROOT)));
        return open ? Openness.PUBLIC : Openness.UNCLEAR;
    }

    private static boolean assumes(Statement statement) {
        return statement.action().stream()
                .map(Wildcard::new)
                .anyMatch(pattern -> ASSUMING.stream().anyMatch(pattern::matches));
    }

    private static boolean ofEveryone(Statement statement) {
        return statement.notPrincipal() != null || holdsStar(statement.principal());
    }

    private static boolean holdsStar(@Nullable Principals principals) {
        return principals != null
                && (principals.everyone() || principals.of("AWS").contains("*"));
    }

    /** Fixes the organization or account that may come. */
    private static boolean fixes(Condition condition) {
        String operator = condition.operator().toLowerCase(Locale.ROOT);
        String plain = operator.startsWith("foranyvalue:") ? operator.substring("foranyvalue:".length()) : operator;
        return POSITIVE.contains(plain)
                && condition.values().stream()
                        .map(value -> fixedPart(condition.key().toLowerCase(Locale.ROOT), value))
                        .allMatch(part -> !part.isEmpty() && !part.contains("*") && !part.contains("?"));
    }

    /** The organization or account in a value, empty when the key tells neither. */
    private static String fixedPart(String key, String value) {
        return switch (key) {
            case "aws:principalorgid", "aws:principalaccount", "aws:sourceaccount" -> value;
            case "aws:principalorgpaths" -> value.split("/", -1)[0];
            case "aws:principalarn", "aws:sourcearn" -> {
                String[] parts = value.split(":", 6);
                yield parts.length == 6 ? parts[4] : "";
            }
            default -> "";
        };
    }
}
