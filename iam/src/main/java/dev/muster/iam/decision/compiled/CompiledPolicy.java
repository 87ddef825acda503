package dev.muster.iam.decision.compiled;

import dev.muster.iam.decision.condition.ConditionTest;
import dev.muster.iam.decision.condition.OperatorName;
import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy document, ready to be held against requests: its statements by the services that they speak of.
 *
 * <p>A document that AWS would not store is kept with what is wrong with it: what it would allow or deny is not known.
 */
public final class CompiledPolicy {

    private static final String WITH_VARIABLES = "2012-10-17";
    private static final String WITHOUT_VARIABLES = "2008-10-17";

    private final Map<String, List<CompiledStatement>> byService = new HashMap<>();
    private final List<CompiledStatement> anyService = new ArrayList<>();
    private final Map<Grammar, String> problems = new EnumMap<>(Grammar.class);

    private CompiledPolicy() {}

    /** Compiles a document; never fails. */
    public static CompiledPolicy of(PolicyDocument document) {
        CompiledPolicy compiled = new CompiledPolicy();
        try {
            compiled.add(document.parse());
        } catch (MalformedPolicyException malformed) {
            compiled.isNoPolicy(String.valueOf(malformed.getMessage()));
        }
        return compiled;
    }

    /** A policy of which nobody knows what it says, and why. */
    public static CompiledPolicy unknown(String problem) {
        CompiledPolicy unknown = new CompiledPolicy();
        unknown.isNoPolicy(problem);
        return unknown;
    }

    /** Compiles a policy that was read; never fails. */
    public static CompiledPolicy of(Policy policy) {
        CompiledPolicy compiled = new CompiledPolicy();
        compiled.add(policy);
        return compiled;
    }

    /** What keeps AWS from storing the document as a policy of this grammar; null when nothing does. */
    public @Nullable String problem(Grammar grammar) {
        return problems.get(grammar);
    }

    /** The statements that name actions of a service by its prefix. */
    public List<CompiledStatement> ofService(String service) {
        return byService.getOrDefault(service, List.of());
    }

    /** The statements that may speak of actions of any service. */
    public List<CompiledStatement> ofAnyService() {
        return anyService;
    }

    private void add(Policy policy) {
        boolean variables = WITH_VARIABLES.equals(policy.version());
        if (policy.version() != null && !variables && !WITHOUT_VARIABLES.equals(policy.version())) {
            isNoPolicy("`$.Version` is `" + policy.version() + "`: AWS knows `2012-10-17` and `2008-10-17`");
        }
        for (Statement statement : policy.statements()) {
            for (Grammar grammar : Grammar.values()) {
                String problem = grammar.problem(statement);
                if (problem != null) {
                    problems.putIfAbsent(grammar, problem);
                }
            }
            add(new CompiledStatement(statement, conditions(statement, variables), variables));
        }
    }

    private void isNoPolicy(String problem) {
        for (Grammar grammar : Grammar.values()) {
            problems.putIfAbsent(grammar, problem);
        }
    }

    private void add(CompiledStatement statement) {
        if (statement.actions().matchesNothing()) {
            return;
        }
        if (statement.actions().services().isEmpty()) {
            anyService.add(statement);
        }
        for (String service : statement.actions().services()) {
            byService.computeIfAbsent(service, added -> new ArrayList<>()).add(statement);
        }
    }

    private List<ConditionTest> conditions(Statement statement, boolean variables) {
        List<ConditionTest> conditions = new ArrayList<>();
        for (Condition condition : statement.conditions()) {
            OperatorName.parse(condition.operator())
                    .ifPresentOrElse(
                            name -> conditions.add(
                                    ConditionTest.of(name, condition.key(), condition.values(), variables)),
                            () -> isNoPolicy("`$.Statement[" + statement.index()
                                    + "].Condition` has the unknown operator `" + condition.operator() + "`"));
        }
        return conditions;
    }
}
