package dev.muster.iam.decision;

import dev.muster.iam.decision.Trace.OpenDocument;
import dev.muster.iam.decision.compiled.CompiledStatement;
import dev.muster.iam.decision.compiled.Grammar;
import dev.muster.iam.decision.compiled.Grant;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the statements of policies that may speak of a request for one resource. */
final class StatementWalk {

    private static final List<DocumentState> OF_CALLER =
            List.of(DocumentState.SILENT, DocumentState.DENIES, DocumentState.ALLOWS);
    private static final List<DocumentState> OF_RESOURCE = List.of(
            DocumentState.SILENT,
            DocumentState.DENIES,
            DocumentState.ALLOWS_ACCOUNT,
            DocumentState.ALLOWS_ROLE,
            DocumentState.ALLOWS);

    private final Request request;
    private final RequestedResource resource;
    private final RequestContext context;
    private final boolean bounded;
    private final Assumptions assumptions;
    private final Trace trace;

    /** @param bounded whether the caller has a permissions boundary */
    StatementWalk(Request request, RequestedResource resource, boolean bounded, Assumptions assumptions, Trace trace) {
        this.request = request;
        this.resource = resource;
        this.context = assumptions.fill(resource.context());
        this.bounded = bounded;
        this.assumptions = assumptions;
        this.trace = trace;
    }

    /** Counts what the policies of a layer, or of one level of it, say. */
    Tally tally(Layer layer, @Nullable String target, Grammar grammar, List<NamedPolicy> policies) {
        Tally tally = new Tally();
        for (int i = 0; i < policies.size(); i++) {
            NamedPolicy policy = policies.get(i);
            String problem = policy.policy().problem(grammar);
            if (problem != null) {
                unread(tally, policy, layer, new MissingFact(MissingFact.Kind.DOCUMENT, policy.name(), problem));
                continue;
            }
            count(policy.policy().ofService(request.action().service()), policy, layer, target, grammar, tally);
            count(policy.policy().ofAnyService(), policy, layer, target, grammar, tally);
        }
        return tally;
    }

    /** Counts a document that is not known. */
    void unread(Tally tally, Object owner, Layer layer, MissingFact fact) {
        DocumentState state = assumptions.document(owner);
        tally.count(state);
        if (state == DocumentState.UNKNOWN) {
            boolean ofResource = layer == Layer.RESOURCE_POLICY;
            trace.add(owner, new OpenDocument(layer, fact, ofResource ? OF_RESOURCE : OF_CALLER));
        }
    }

    private void count(
            List<CompiledStatement> statements,
            NamedPolicy policy,
            Layer layer,
            @Nullable String target,
            Grammar grammar,
            Tally tally) {
        for (int i = 0; i < statements.size(); i++) {
            CompiledStatement statement = statements.get(i);
            if (!statement.matchesAction(request.action())) {
                continue;
            }
            Grant grant = grammar == Grammar.IDENTITY ? Grant.DIRECT : statement.grant(request.principal(), bounded);
            if (grant == Grant.NONE) {
                continue;
            }
            Truth applies = statement.matches(resource.arn(), context);
            if (applies != Truth.FALSE) {
                tally.count(statement.effect(), grant, applies);
                trace.add(layer, target, policy, statement, resource, applies);
            }
        }
    }
}
