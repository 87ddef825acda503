package dev.muster.iam.lint.statement;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Principals;
import dev.muster.iam.policy.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements that say the same as one before, whatever the order of their entries. */
final class RedundantStatements implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        Map<Content, LintedStatement> known = new HashMap<>();
        for (LintedStatement statement : policy.statements()) {
            LintedStatement first = known.putIfAbsent(Content.of(statement.statement()), statement);
            if (first != null) {
                findings.add(
                        "redundant-statement",
                        statement.path(),
                        "the statement says the same as `" + first.path() + "`");
            }
        }
    }

    private record Content(
            Effect effect,
            Set<String> action,
            Set<String> notAction,
            Set<String> resource,
            Set<String> notResource,
            @Nullable Principals principal,
            @Nullable Principals notPrincipal,
            Set<Condition> conditions) {

        static Content of(Statement statement) {
            return new Content(
                    statement.effect(),
                    lower(statement.action()),
                    lower(statement.notAction()),
                    new HashSet<>(statement.resource()),
                    new HashSet<>(statement.notResource()),
                    statement.principal(),
                    statement.notPrincipal(),
                    new HashSet<>(statement.conditions()));
        }

        private static Set<String> lower(List<String> actions) {
            return actions.stream()
                    .map(action -> action.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
        }
    }
}
