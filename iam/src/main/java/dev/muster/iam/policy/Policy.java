package dev.muster.iam.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy document, parsed. */
public record Policy(@Nullable String version, @Nullable String id, List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
    }
}
