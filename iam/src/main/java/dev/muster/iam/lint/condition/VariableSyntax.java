package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.reference.ConditionKey;
import java.util.Optional;

/**
 * Policy variables: how they are written.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables and tags</a>: `${key}`,
 *     `${key, 'default'}`, and `${*}`, `${?}`, `${$}` for the characters themselves; only single-valued keys
 */
final class VariableSyntax {

    private VariableSyntax() {}

    /** Whether every variable of the text is written right. */
    static boolean check(LintedText text, LintedPolicy policy, Findings findings) {
        String value = text.text();
        boolean right = true;
        int end = 0;
        for (int start = value.indexOf("${"); start >= 0; start = value.indexOf("${", end)) {
            end = value.indexOf('}', start);
            if (end < 0) {
                findings.add("variable-brace", text.path(), "`" + value.substring(start) + "` lacks its closing brace");
                return false;
            }
            right &= variable(value.substring(start + 2, end), text, policy, findings);
        }
        return right;
    }

    private static boolean variable(String inside, LintedText text, LintedPolicy policy, Findings findings) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return true;
        }
        int comma = inside.indexOf(',');
        String key = comma < 0 ? inside : inside.substring(0, comma);
        if (inside.isBlank()) {
            findings.add("variable-empty", text.path(), "`${" + inside + "}` names no key");
            return false;
        }
        if (key.chars().anyMatch(Character::isWhitespace) && !isTag(key)) {
            findings.add("variable-space", text.path(), "`${" + inside + "}` has a space in the name of its key");
            return false;
        }
        if (comma >= 0 && !isQuoted(inside.substring(comma + 1).strip())) {
            findings.add(
                    "variable-quote", text.path(), "the default value in `${" + inside + "}` is not in single quotes");
            return false;
        }
        Optional<ConditionKey> known = policy.conditionKeys().find(key);
        if (known.filter(found -> found.type().multivalued()).isPresent()) {
            findings.add("variable-multivalued", text.path(), "`${" + key + "}` has several values in a request");
        } else if (known.isEmpty() && key.indexOf('.') < 0) {
            findings.add(
                    "variable-unknown",
                    text.path(),
                    "`${" + key + "}` is no key that the service reference "
                            + policy.reference().version() + " knows");
        }
        return true;
    }

    private static boolean isTag(String key) {
        int slash = key.indexOf('/');
        return slash > 0 && key.chars().limit(slash).noneMatch(Character::isWhitespace);
    }

    private static boolean isQuoted(String text) {
        return text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
    }
}
