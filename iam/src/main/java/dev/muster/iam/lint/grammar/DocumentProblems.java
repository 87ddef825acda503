package dev.muster.iam.lint.grammar;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.policy.PolicyProblem;

/** What the reader could not take for a policy. */
final class DocumentProblems implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (PolicyProblem problem : policy.reading().problems()) {
            findings.add(code(problem.kind()), problem.path(), problem.position(), problem.message());
        }
    }

    private static String code(PolicyProblem.Kind kind) {
        return switch (kind) {
            case NOT_UTF_8 -> "not-utf-8";
            case SYNTAX -> "json-syntax";
            case DUPLICATE_KEY -> "duplicate-key";
            case LONE_SURROGATE -> "lone-surrogate";
            case WRONG_TYPE -> "wrong-type";
            case UNKNOWN_ELEMENT -> "unknown-element";
            case ELEMENT_COMBINATION -> "element-combination";
            case MISSING_STATEMENT -> "missing-statement";
            case MISSING_EFFECT -> "missing-effect";
            case MISSING_ACTION -> "missing-action";
            case INVALID_EFFECT -> "invalid-effect";
            case EFFECT_CASE -> "effect-case";
            case EMPTY_ACTION -> "empty-action";
            case EMPTY_RESOURCE -> "empty-resource";
            case EMPTY_PRINCIPAL -> "empty-principal";
            case PRINCIPAL_TEXT -> "principal-text";
        };
    }
}
