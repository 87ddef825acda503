package dev.muster.iam.decision.compiled;

import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles each distinct document once, by its digest. */
public final class PolicyCompiler {

    /** Documents come from others: with more distinct ones than this it begins anew. */
    private static final int KEPT = 50_000;

    private final Map<String, CompiledPolicy> byText = new ConcurrentHashMap<>();
    private final Map<Digest, CompiledPolicy> byDigest = new ConcurrentHashMap<>();

    public CompiledPolicy compile(PolicyDocument document) {
        return kept(byDigest).computeIfAbsent(document.digest(), digest -> CompiledPolicy.of(document));
    }

    /** Compiles a document's text; a text seen before is not read again. */
    public CompiledPolicy compile(String text) {
        CompiledPolicy known = byText.get(text);
        if (known == null) {
            known = compile(PolicyDocument.of(text));
            kept(byText).put(text, known);
        }
        return known;
    }

    private static <K> Map<K, CompiledPolicy> kept(Map<K, CompiledPolicy> policies) {
        if (policies.size() >= KEPT) {
            policies.clear();
        }
        return policies;
    }
}
