package dev.muster.iam.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256, written `sha256:` and 64 hexadecimal digits. */
public record Digest(String hex) implements Comparable<Digest> {

    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("`" + hex + "` is no SHA-256: give 64 lower-case hexadecimal digits");
        }
    }

    public static Digest of(byte[] bytes) {
        return ofHash(sha256().digest(bytes));
    }

    /** Of the text's UTF-8 bytes. */
    public static Digest of(String text) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Of a value's canonical JSON. */
    public static Digest of(JsonValue value) {
        MessageDigest digest = sha256();
        CanonicalJson.write(value, digest::update);
        return new Digest(HexFormat.of().formatHex(digest.digest()));
    }

    /** Reads `sha256:<hex>`. */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("`" + text + "` is no digest: give `sha256:` and 64 hexadecimal digits");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** From the 32 bytes of the hash itself. */
    public static Digest ofHash(byte[] hash) {
        return new Digest(HexFormat.of().formatHex(hash));
    }

    /** The 32 bytes of the hash. */
    public byte[] hash() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }

    /** Begins a digest of what comes piece by piece; {@link #ofHash} takes its result. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-256: use a complete JDK", missing);
        }
    }
}
