package dev.muster.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they name: version 5 UUIDs (RFC 9562), so that the same thing has the same id everywhere. */
final class NameUuid {

    /** Of the words `muster` in the DNS namespace. */
    private static final UUID NAMESPACE = v5(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "muster");

    private NameUuid() {}

    /** @param parts kept apart by a character that none of them has */
    static UUID of(String... parts) {
        return v5(NAMESPACE, String.join("\u001f", parts));
    }

    private static UUID v5(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x0000000000005000L;
            long least = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-1: use a complete JDK", missing);
        }
    }
}
