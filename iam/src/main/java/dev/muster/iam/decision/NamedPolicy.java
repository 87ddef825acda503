package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.CompiledPolicy;

/** A policy under the name by which answers speak of it. */
public record NamedPolicy(String name, CompiledPolicy policy) {}
