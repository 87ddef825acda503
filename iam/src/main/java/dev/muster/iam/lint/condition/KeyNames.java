package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.NearNames;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether condition keys exist; one that the reference lacks may be newer than it, so that only an evident misspelling is an error.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">Condition</a>: keys have the
 *     form `prefix:name`, in any case; the keys of identity providers begin with the name of the provider
 */
final class KeyNames implements Check {

    /** Keys that need the name of a tag behind a slash. */
    private static final List<String> TAG_KEYS = List.of("aws:resourcetag", "aws:requesttag", "aws:principaltag");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        NearNames near = new NearNames();
        for (LintedStatement statement : policy.statements()) {
            Set<String> seen = new HashSet<>();
            for (LintedCondition condition : statement.conditions()) {
                key(condition, policy, near, findings);
                String spelled =
                        condition.operator().text() + " " + condition.key().toLowerCase(Locale.ROOT);
                if (!seen.add(spelled)) {
                    findings.add(
                            "duplicate-key-case",
                            condition.path(),
                            "`" + condition.key() + "` is there twice under `"
                                    + condition.operator().text() + "`, in different case");
                }
            }
        }
    }

    private static void key(LintedCondition condition, LintedPolicy policy, NearNames near, Findings findings) {
        String key = condition.key();
        String lower = key.toLowerCase(Locale.ROOT);
        int colon = key.indexOf(':');
        if (colon <= 0 || colon == key.length() - 1) {
            findings.add("key-format", condition.path(), "`" + key + "` has not the form `prefix:name`");
        } else if (TAG_KEYS.contains(lower) || TAG_KEYS.stream().anyMatch(tag -> lower.equals(tag + "/"))) {
            findings.add("tag-key-missing", condition.path(), "`" + key + "` does not say which tag");
        } else if (lower.equals("aws:arn")) {
            findings.add("deprecated-key", condition.path(), "`" + key + "` is no longer supported");
        } else if (policy.conditionKeys().find(key).isEmpty() && isOfAws(lower.substring(0, colon), policy)) {
            Optional<String> meant = near.find(key, () -> policy.conditionKeys().like(key));
            String kind = lower.startsWith("aws:") ? "global-key" : "service-key";
            if (meant.isPresent()) {
                findings.add(
                        "misspelt-" + kind,
                        condition.path(),
                        "there is no condition key `" + key + "`, but a key `" + meant.get() + "`",
                        "write `" + meant.get() + "`");
            } else {
                findings.add(
                        "unknown-" + kind,
                        condition.path(),
                        "condition key `" + key + "` is unknown to the service reference "
                                + policy.reference().version());
            }
        } else if (policy.conditionKeys().find(key).isEmpty() && key.indexOf('.') < 0 && !isProvider(lower)) {
            findings.add(
                    "key-unknown-service",
                    condition.path(),
                    "condition key `" + key + "` is of no service that the service reference "
                            + policy.reference().version() + " knows");
        }
    }

    private static boolean isOfAws(String prefix, LintedPolicy policy) {
        return prefix.equals("aws") || policy.reference().service(prefix).isPresent();
    }

    /** Providers have domains for prefixes; these are older than that. */
    private static boolean isProvider(String key) {
        return key.startsWith("saml:") || key.startsWith("accounts.google.com:");
    }
}
