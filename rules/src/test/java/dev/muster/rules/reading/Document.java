package dev.muster.rules.reading;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy document, or one that nobody could read. */
record Document(boolean read, List<Statement> statements) {

    static final Document UNREAD = new Document(false, List.of());

    static final Document EVERYTHING =
            of(PolicyDocument.of("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"));

    static Document of(@Nullable PolicyDocument document) {
        if (document == null) {
            return UNREAD;
        }
        try {
            return new Document(true, document.parse().statements());
        } catch (MalformedPolicyException malformed) {
            return UNREAD;
        }
    }

    List<Statement> allows() {
        return statements.stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .toList();
    }

    List<Statement> denies() {
        return statements.stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .toList();
    }
}
