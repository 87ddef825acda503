package dev.muster.iam.decision;

import dev.muster.iam.decision.Trace.OpenStatement;
import dev.muster.iam.decision.UnknownFact.UnknownDocument;
import dev.muster.iam.decision.UnknownFact.UnknownKey;
import dev.muster.iam.decision.completion.KeyValues;
import dev.muster.iam.decision.condition.ConditionTest;
import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an evaluation could not tell: the keys of statements that stayed open, and the documents that could not be read. */
final class UnknownFacts {

    /** AWS global condition context keys: those of value type multivalued. */
    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "aws:vpceorgpaths");

    /** Of more facts than this the values are not tried: that many combinations cannot be. */
    private static final int MAX_FACTS = 64;

    /** How often statements may be looked at to tell the values of one key apart. */
    private static final int MAX_LOOKS = 4_000_000;

    private final Trace trace;
    private final Set<ContextKey> keys = new LinkedHashSet<>();

    UnknownFacts(Trace trace) {
        this.trace = trace;
        for (OpenStatement open : trace.open()) {
            for (ContextKey key : open.statement().keys()) {
                if (open.resource().context().values(key.name()) == null) {
                    keys.add(key);
                }
            }
        }
    }

    /** How answers name all of them. */
    List<MissingFact> missing() {
        Set<MissingFact> missing = new LinkedHashSet<>();
        keys.forEach(key -> missing.add(new MissingFact(MissingFact.Kind.CONTEXT_KEY, key.written(), null)));
        trace.documents().values().forEach(document -> missing.add(document.fact()));
        return List.copyOf(missing);
    }

    /** The number of statements that stayed open. */
    int statements() {
        return trace.open().size();
    }

    /** All of them with their values; nothing when not all values can be given. */
    Optional<List<UnknownFact>> withValues() {
        if (keys.size() + trace.documents().size() > MAX_FACTS) {
            return Optional.empty();
        }
        int most = MAX_LOOKS / Math.max(1, statements());
        Map<ContextKey, KeyValues> values = new LinkedHashMap<>();
        keys.forEach(key -> values.put(key, values(key)));
        List<UnknownFact> facts = new ArrayList<>();
        for (Map.Entry<ContextKey, KeyValues> entry : values.entrySet()) {
            ContextKey key = entry.getKey();
            Optional<List<List<String>>> lists =
                    entry.getValue().representatives(values, most, list -> outcome(key, list));
            if (lists.isEmpty()) {
                return Optional.empty();
            }
            facts.add(new UnknownKey(key, lists.get()));
        }
        trace.documents().forEach((owner, document) -> facts.add(new UnknownDocument(owner, document)));
        return Optional.of(facts);
    }

    private KeyValues values(ContextKey key) {
        KeyValues values = new KeyValues(hasSets(key));
        for (OpenStatement open : trace.open()) {
            RequestContext context = open.resource().context();
            if (open.statement().resourceKeys().contains(key)) {
                open.statement().sampleResource(key, open.resource().arn(), context, values);
            }
            for (ConditionTest condition : open.statement().conditions()) {
                if (condition.key().equals(key)) {
                    condition.sample(context, values);
                }
                condition.sampleVariable(key, context, values);
            }
        }
        return values;
    }

    /** Whether the key may have several values. */
    private boolean hasSets(ContextKey key) {
        return MULTIVALUED.contains(key.name())
                || trace.open().stream()
                        .flatMap(open -> open.statement().conditions().stream())
                        .anyMatch(condition -> condition.key().equals(key) && condition.asksForSets());
    }

    /** What becomes of the conditions and resources that look at a key when it has these values. */
    private List<Truth> outcome(ContextKey key, List<String> values) {
        List<Truth> outcome = new ArrayList<>();
        for (OpenStatement open : trace.open()) {
            RequestContext context = open.resource().context().withDefaults(Map.of(key.name(), values));
            if (open.statement().resourceKeys().contains(key)) {
                outcome.add(open.statement().matchesResource(open.resource().arn(), context));
            }
            for (ConditionTest condition : open.statement().conditions()) {
                if (condition.keys().contains(key)) {
                    outcome.add(condition.test(context));
                }
            }
        }
        return outcome;
    }
}
