package dev.muster.iam.policy;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** The canonical text; the text as received when it is no well-formed JSON. */
    public String canonical() {
        return problem == null ? CanonicalJson.text(json(received)) : received;
    }

    /** The statements. @throws MalformedPolicyException when the text is no policy that AWS would store */
    public Policy parse() throws MalformedPolicyException {
        if (problem != null) {
            throw new MalformedPolicyException(problem);
        }
        return PolicyReader.read(json(received));
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
        return JsonReader.parse(received.stripLeading().startsWith("{") ? received : percentDecoded(received));
    }

    /** RFC 3986: unlike in a form, a plus sign is a plus sign. */
    private static String percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%' && i + 2 < encoded.length) {
                int high = Character.digit(encoded[i + 1], 16);
                int low = Character.digit(encoded[i + 2], 16);
                if (high >= 0 && low >= 0) {
                    bytes.write(high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            bytes.write(encoded[i]);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new MalformedJsonException("percent-encoded bytes that are not UTF-8", null);
        }
    }
}
