package dev.muster.iam.access;

import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.decision.compiled.Grammar;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.Recognition;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A document that limits or grants what principals can do, as sets of actions; immutable, and shared by all to whom it applies. */
public final class DocumentAccess {

    private static final String WITH_VARIABLES = "2012-10-17";

    private final CompiledPolicy compiled;
    private final @Nullable String problem;
    private final List<Reaching> reaching;
    private final PolicyEffects effects;
    private final List<UnknownEntry> unknown;

    private DocumentAccess(
            CompiledPolicy compiled,
            @Nullable String problem,
            List<Reaching> reaching,
            PolicyEffects effects,
            List<UnknownEntry> unknown) {
        this.compiled = compiled;
        this.problem = problem;
        this.reaching = List.copyOf(reaching);
        this.effects = effects;
        this.unknown = List.copyOf(unknown);
    }

    /** Never fails: of a document that AWS would not store, nothing but the problem is known. */
    static DocumentAccess of(PolicyDocument document, ServiceReference reference, StatementReach reach) {
        CompiledPolicy compiled = CompiledPolicy.of(document);
        String problem = compiled.problem(Grammar.IDENTITY);
        if (problem == null) {
            try {
                return of(document.parse(), compiled, reference, reach);
            } catch (MalformedPolicyException malformed) {
                problem = String.valueOf(malformed.getMessage());
            }
        }
        return new DocumentAccess(compiled, problem, List.of(), PolicyEffects.NONE, List.of());
    }

    private static DocumentAccess of(
            Policy policy, CompiledPolicy compiled, ServiceReference reference, StatementReach reach) {
        boolean variables = WITH_VARIABLES.equals(policy.version());
        List<Reaching> all = new ArrayList<>();
        PolicyEffects.Builder effects = new PolicyEffects.Builder();
        Set<UnknownEntry> unknown = new LinkedHashSet<>();
        for (Statement statement : policy.statements()) {
            Reaching reaching = reach.of(statement, variables);
            all.add(reaching);
            effects.add(
                    statement.effect(),
                    statement.conditional(),
                    reaching.statement().coverage());
            Stream.concat(
                            unknown(statement, statement.action(), false, reference),
                            unknown(statement, statement.notAction(), true, reference))
                    .forEach(unknown::add);
        }
        return new DocumentAccess(compiled, null, all, effects.build(), List.copyOf(unknown));
    }

    private static Stream<UnknownEntry> unknown(
            Statement statement, List<String> entries, boolean negated, ServiceReference reference) {
        return entries.stream()
                .filter(entry -> reference.matching(entry).isEmpty())
                .map(entry -> new UnknownEntry(entry, statement.effect(), negated, reference.recognition(entry)))
                .filter(entry -> entry.recognition() != Recognition.RECOGNIZED);
    }

    /** Why AWS would not store the document as such a policy, so that nobody knows what it says; null when it would. */
    public @Nullable String problem() {
        return problem;
    }

    /** What it allows and denies; nothing where there is a {@link #problem}. */
    public PolicyEffects effects() {
        return effects;
    }

    /** Its statements, in their order. */
    public List<StatementAccess> statements() {
        return reaching.stream().map(Reaching::statement).toList();
    }

    List<Reaching> reaching() {
        return reaching;
    }

    /** What it names and the service reference does not know. */
    public List<UnknownEntry> unknown() {
        return unknown;
    }

    /** The same document, ready to be held against single requests. */
    public CompiledPolicy compiled() {
        return compiled;
    }
}
