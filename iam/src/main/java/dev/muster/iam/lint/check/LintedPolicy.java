package dev.muster.iam.lint.check;

import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A policy under examination: what could be read of it, its places, and what is known of AWS. */
public final class LintedPolicy {

    private final PolicyType type;
    private final PolicyReading reading;
    private final Knowledge knowledge;
    private final List<LintedStatement> statements;
    private final Map<String, List<ArnTypes.Type>> types = new HashMap<>();

    public LintedPolicy(PolicyType type, PolicyReading reading, Knowledge knowledge) {
        this.type = type;
        this.reading = reading;
        this.knowledge = knowledge;
        this.statements = reading.policy().statements().stream()
                .map(statement -> new LintedStatement(statement, reading, knowledge.reference()))
                .toList();
    }

    public PolicyType type() {
        return type;
    }

    public Policy policy() {
        return reading.policy();
    }

    public PolicyReading reading() {
        return reading;
    }

    public ServiceReference reference() {
        return knowledge.reference();
    }

    public ConditionKeys conditionKeys() {
        return knowledge.conditionKeys();
    }

    public ArnTypes arnTypes() {
        return knowledge.arnTypes();
    }

    /** The resource types that a resource of this policy can be, as far as they are known. */
    public List<ArnTypes.Type> resourceTypes(String resource) {
        return types.computeIfAbsent(
                resource,
                text -> text.startsWith("arn:")
                        ? Arn.parse(text).map(knowledge.arnTypes()::matching).orElse(List.of())
                        : List.of());
    }

    /** Those whose effect is clear. */
    public List<LintedStatement> statements() {
        return statements;
    }

    /** Whether `${…}` is a variable here: it is literal text in older versions of the language. */
    public boolean hasVariables() {
        return "2012-10-17".equals(policy().version());
    }
}
