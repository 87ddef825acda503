package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.CompiledStatement;
import dev.muster.iam.decision.context.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an evaluation came across: the statements that fit, and what it could not tell. */
final class Trace {

    private final List<MatchedStatement> matches = new ArrayList<>(4);
    /** Made when needed: in most evaluations nothing stays open. */
    private List<OpenStatement> open = List.of();

    private Map<Object, OpenDocument> documents = Map.of();

    /** A statement of which it is not known whether it applies. */
    record OpenStatement(MatchedStatement match, CompiledStatement statement, RequestedResource resource) {}

    /** A document of which it is not known what it says. @param grants the ways in which it may allow */
    record OpenDocument(Layer layer, MissingFact fact, List<DocumentState> states) {}

    void add(
            Layer layer,
            @Nullable String target,
            NamedPolicy policy,
            CompiledStatement statement,
            RequestedResource resource,
            Truth applies) {
        MatchedStatement match = new MatchedStatement(
                layer,
                target,
                policy.name(),
                statement.index(),
                statement.sid(),
                statement.effect(),
                applies == Truth.TRUE);
        matches.add(match);
        if (applies == Truth.UNKNOWN) {
            if (open.isEmpty()) {
                open = new ArrayList<>();
            }
            open.add(new OpenStatement(match, statement, resource));
        }
    }

    void add(Object owner, OpenDocument document) {
        if (documents.isEmpty()) {
            documents = new LinkedHashMap<>();
        }
        documents.putIfAbsent(owner, document);
    }

    List<MatchedStatement> matches() {
        return matches;
    }

    List<OpenStatement> open() {
        return open;
    }

    /** By the policy or the resource that they belong to. */
    Map<Object, OpenDocument> documents() {
        return documents;
    }
}
