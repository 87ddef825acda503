package dev.muster.iam.decision;

import dev.muster.iam.decision.Trace.OpenDocument;
import dev.muster.iam.decision.context.ContextKey;
import java.util.List;
import java.util.Map;

/** A fact that is not known, with values that stand for all that it may have. */
sealed interface UnknownFact {

    /** How an answer names it. */
    MissingFact fact();

    /** How many values there are. */
    int size();

    /** Takes one of the values for granted. */
    void assume(int value, Map<String, List<String>> keys, Map<Object, DocumentState> documents);

    /** A context key. @param values lists of values; the empty one for a key that is not there */
    record UnknownKey(ContextKey key, List<List<String>> values) implements UnknownFact {

        @Override
        public MissingFact fact() {
            return new MissingFact(MissingFact.Kind.CONTEXT_KEY, key.written(), null);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public void assume(int value, Map<String, List<String>> keys, Map<Object, DocumentState> documents) {
            keys.put(key.name(), values.get(value));
        }
    }

    /** What a document says. @param owner the policy or resource that it belongs to */
    record UnknownDocument(Object owner, OpenDocument document) implements UnknownFact {

        @Override
        public MissingFact fact() {
            return document.fact();
        }

        @Override
        public int size() {
            return document.states().size();
        }

        @Override
        public void assume(int value, Map<String, List<String>> keys, Map<Object, DocumentState> documents) {
            documents.put(owner, document.states().get(value));
        }
    }
}
