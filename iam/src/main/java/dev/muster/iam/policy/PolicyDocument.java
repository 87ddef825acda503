package dev.muster.iam.policy;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * A policy document as it was received: percent-encoded, as AWS sends it, or as plain JSON, as files have it.
 *
 * <p>Two documents are equal when they say the same: when their digests are equal.
 */
public final class PolicyDocument {

    private final String received;
    private final Digest digest;
    private final @Nullable String problem;
    /** Set at most once to the same value, whichever thread comes first. */
    private volatile @Nullable Parsed parsed;

    private PolicyDocument(String received, Digest digest, @Nullable String problem) {
        this.received = received;
        this.digest = digest;
        this.problem = problem;
    }

    /** Takes a document's text. Never fails: what is no JSON is a malformed document with the digest of its own bytes. */
    public static PolicyDocument of(String received) {
        try {
            return new PolicyDocument(received, Digest.of(json(received)), null);
        } catch (MalformedJsonException malformed) {
            String place = malformed.position() == null ? "" : malformed.position() + ": ";
            return new PolicyDocument(received, Digest.of(received), place + malformed.getMessage());
        }
    }

    /** The text exactly as received. */
    public String received() {
        return received;
    }

    /** SHA-256 of the canonical document; of the bytes received when it is no well-formed JSON. */
    public Digest digest() {
        return digest;
    }

    /** SHA-256 of the text exactly as received. */
    public Digest receivedDigest() {
        return Digest.of(received);
    }

    /** Whether the text is well-formed JSON; its statements may still be none that AWS would store. */
    public boolean wellFormed() {
        return problem == null;
    }

    /** Why the text is no well-formed JSON, with the place; null when it is. */
    public @Nullable String problem() {
        return problem;
    }

    /** The canonical text; the text as received when it is no well-formed JSON. */
    public String canonical() {
        return problem == null ? CanonicalJson.text(json(received)) : received;
    }

    /** The statements, read at the first call. @throws MalformedPolicyException when the text is no policy that AWS would store */
    public Policy parse() throws MalformedPolicyException {
        Parsed known = parsed;
        if (known == null) {
            known = problem == null ? Parsed.of(received) : new Parsed(null, problem);
            parsed = known;
        }
        if (known.policy() == null) {
            throw new MalformedPolicyException(String.valueOf(known.problem()));
        }
        return known.policy();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicyDocument document && digest.equals(document.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return received;
    }

    private static JsonValue json(String received) {
        return JsonReader.parse(DocumentText.decoded(received));
    }

    /** A policy, or why there is none. */
    private record Parsed(@Nullable Policy policy, @Nullable String problem) {

        static Parsed of(String received) {
            PolicyReading reading = PolicyReading.of(received);
            return reading.problems().isEmpty()
                    ? new Parsed(reading.policy(), null)
                    : new Parsed(null, reading.problems().get(0).message());
        }
    }
}
