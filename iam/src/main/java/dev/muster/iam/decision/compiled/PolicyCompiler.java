package dev.muster.iam.decision.compiled;

import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles each distinct document once, by its digest. */
public final class PolicyCompiler {

    private final Map<Digest, CompiledPolicy> compiled = new ConcurrentHashMap<>();

    public CompiledPolicy compile(PolicyDocument document) {
        return compiled.computeIfAbsent(document.digest(), digest -> CompiledPolicy.of(document));
    }
}
