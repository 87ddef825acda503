package dev.muster.iam.decision.compiled;

import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Compiles each distinct document once, by its digest. */
public final class PolicyCompiler {

    /** Documents come from others: with more characters than this in all it begins anew. */
    private static final long KEPT_CHARACTERS = 8_000_000;

    private final Map<String, CompiledPolicy> byText = new ConcurrentHashMap<>();
    private final Map<Digest, CompiledPolicy> byDigest = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();

    public CompiledPolicy compile(PolicyDocument document) {
        CompiledPolicy known = byDigest.get(document.digest());
        if (known == null) {
            known = CompiledPolicy.of(document);
            makeRoom(document.received());
            byDigest.put(document.digest(), known);
        }
        return known;
    }

    /** Compiles a document's text; a text seen before is not read again. */
    public CompiledPolicy compile(String text) {
        CompiledPolicy known = byText.get(text);
        if (known == null) {
            known = compile(PolicyDocument.of(text));
            makeRoom(text);
            byText.put(text, known);
        }
        return known;
    }

    private void makeRoom(String text) {
        if (characters.addAndGet(text.length()) > KEPT_CHARACTERS) {
            byText.clear();
            byDigest.clear();
            characters.set(text.length());
        }
    }
}
