package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.Principals;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.fact.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trust policy lets anybody on earth assume the role, told by its form.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
final class TrustForm {

    private static final List<String> ASSUMING =
            List.of("sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity");

    /** Conditions that leave a public trust public: none of them tells who may come. AWS calls the external id no secret. */
    private static final Set<String> TELL_NOBODY = Set.of(
            "sts:externalid",
            "sts:rolesessionname",
            "aws:multifactorauthpresent",
            "aws:multifactorauthage",
            "aws:securetransport");

    private static final Set<String> POSITIVE =
            Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike");
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]+");
    private static final Pattern ORGANIZATION_PATH = Pattern.compile("o-[a-z0-9]+/.*", Pattern.DOTALL);
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    /** ARN operators match part by part. */
    private static final Pattern ARN_OF_ACCOUNT = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:.*", Pattern.DOTALL);
    /** A star of a text operator also runs over colons, which the path of a stranger's role may have. */
    private static final Pattern TEXT_OF_ACCOUNT =
            Pattern.compile("arn:[^:*?]*:[^:*?]*:[^:*?]*:[0-9]{12}:.*", Pattern.DOTALL);

    private TrustForm() {}

    /** @param document null when it was not told */
    static Answer judge(@Nullable PolicyDocument document) {
        if (document == null) {
            return Answer.unknown(new Unread(Identities.SECTION, Cause.TRUNCATED));
        }
        try {
            return judge(document.parse());
        } catch (MalformedPolicyException malformed) {
            return Answer.unknown(new Unread(Identities.SECTION, Cause.MALFORMED));
        }
    }

    private static Answer judge(Policy policy) {
        PolicyText document = new PolicyText("the trust policy", "trust", policy, null);
        List<Reason> open = new ArrayList<>();
        List<Reason> unclear = new ArrayList<>();
        Set<String> allowed = new HashSet<>();
        for (Statement statement : policy.statements()) {
            List<String> assumed = assumed(statement).toList();
            Conditions conditions = conditions(statement);
            if (statement.effect() == Effect.ALLOW
                    && trustsEveryone(statement)
                    && !assumed.isEmpty()
                    && conditions != Conditions.FIX_SOMEBODY) {
                allowed.addAll(assumed);
                if (conditions == Conditions.TELL_NOBODY) {
                    open.add(document.reason(statement, "lets anybody on earth assume the role"));
                } else {
                    unclear.add(document.reason(
                            statement,
                            "lets anybody assume the role who meets " + StatementForm.conditions(statement)));
                }
            }
        }
        List<Statement> denies = policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .toList();
        Set<String> denied = denies.stream()
                .filter(TrustForm::isOfEverybody)
                .flatMap(TrustForm::assumed)
                .collect(Collectors.toSet());
        if (denied.containsAll(allowed)) {
            return Answer.of(false);
        }
        if (!open.isEmpty() && denies.isEmpty()) {
            return Answer.of(true, "", open);
        }
        unclear.addAll(open);
        denies.forEach(statement -> unclear.add(document.reason(statement, "denies something")));
        return Answer.unknown(unclear, List.of());
    }

    private static boolean isOfEverybody(Statement statement) {
        Principals principal = statement.principal();
        return !statement.conditional() && principal != null && isEveryone(principal);
    }

    private static boolean trustsEveryone(Statement statement) {
        Principals principal = statement.principal();
        return statement.notPrincipal() != null || principal != null && isEveryone(principal);
    }

    private static boolean isEveryone(Principals principals) {
        return principals.everyone() || principals.of("AWS").contains("*");
    }

    /** The ways to assume a role that a statement speaks about. */
    private static Stream<String> assumed(Statement statement) {
        if (statement.action().isEmpty()) {
            return ASSUMING.stream()
                    .filter(action -> statement.notAction().stream().noneMatch(pattern -> matches(pattern, action)));
        }
        return ASSUMING.stream()
                .filter(action -> statement.action().stream().anyMatch(pattern -> matches(pattern, action)));
    }

    private static boolean matches(String pattern, String action) {
        return Wildcards.match(pattern.toLowerCase(Locale.ROOT), action);
    }

    private enum Conditions {
        TELL_NOBODY,
        FIX_SOMEBODY,
        UNCLEAR
    }

    private static Conditions conditions(Statement statement) {
        if (statement.conditions().stream().anyMatch(TrustForm::fixesSomebody)) {
            return Conditions.FIX_SOMEBODY;
        }
        boolean tellNobody = statement.conditions().stream()
                .allMatch(condition -> TELL_NOBODY.contains(condition.key().toLowerCase(Locale.ROOT)));
        return tellNobody ? Conditions.TELL_NOBODY : Conditions.UNCLEAR;
    }

    private static boolean fixesSomebody(Condition condition) {
        String operator = condition.operator().toLowerCase(Locale.ROOT);
        String plain = operator.startsWith("foranyvalue:") ? operator.substring("foranyvalue:".length()) : operator;
        if (!POSITIVE.contains(plain) || condition.values().isEmpty()) {
            return false;
        }
        @Nullable
        Pattern fixed = switch (condition.key().toLowerCase(Locale.ROOT)) {
            case "aws:principalorgid" -> ORGANIZATION;
            case "aws:principalorgpaths" -> ORGANIZATION_PATH;
            case "aws:principalaccount", "aws:sourceaccount" -> ACCOUNT;
            case "aws:principalarn", "aws:sourcearn" -> plain.startsWith("arn") ? ARN_OF_ACCOUNT : TEXT_OF_ACCOUNT;
            default -> null;
        };
        return fixed != null
                && condition.values().stream()
                        .allMatch(value -> fixed.matcher(value).matches());
    }
}
