package dev.muster.iam.control;

import dev.muster.iam.json.Digest;

/**
 * What judged: rules, catalogue and parameters by digest; beside it the engine's version with its source revision, and the service reference.
 */
public record Ruleset(Digest digest, String engine, String serviceReference) {}
