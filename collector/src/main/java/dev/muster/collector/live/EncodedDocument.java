package dev.muster.collector.live;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A policy document as IAM sends it, percent-encoded. */
final class EncodedDocument {

    private static final String NAME = "Document";

    private EncodedDocument() {}

    /**
     * The document's own text, letter for letter, where it can stand as an object in a file; empty where it cannot, and has to stay as
     * it was sent. A member that is there twice stays visible.
     */
    static Optional<String> json(String encoded) {
        try {
            String text = decoded(encoded);
            JsonValue file = JsonReader.parse("{\"" + NAME + "\":" + text + "}", Set.of(NAME));
            boolean standsAlone = file instanceof JsonObject object
                    && object.members().size() == 1
                    && object.get(NAME) instanceof JsonString kept
                    && kept.value().equals(text.strip())
                    && text.strip().startsWith("{");
            return standsAlone ? Optional.of(text.strip()) : Optional.empty();
        } catch (MalformedJsonException | CharacterCodingException noJson) {
            return Optional.empty();
        }
    }

    /** RFC 3986: unlike in a form, a plus sign is a plus sign. */
    private static String decoded(String encoded) throws CharacterCodingException {
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                decoded.write(bytes[i]);
            } else {
                decoded.write(high << 4 | low);
                i += 2;
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(decoded.toByteArray()))
                .toString();
    }
}
