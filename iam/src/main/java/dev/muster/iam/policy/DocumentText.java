package dev.muster.iam.policy;

import dev.muster.iam.json.JsonFault;
import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.LocatedJson;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.json.Position;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON text of a document: as it is, or percent-encoded as AWS sends it. */
final class DocumentText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private DocumentText() {}

    /** The JSON text. @throws MalformedJsonException when percent-encoded bytes are no UTF-8 */
    static String decoded(String received) {
        return received.stripLeading().startsWith("{") ? received : percentDecoded(received);
    }

    /** Reads what may be percent-encoded; never fails. */
    static LocatedJson read(String received) {
        try {
            return LocatedJson.read(decoded(received));
        } catch (MalformedJsonException noText) {
            return unreadable(null, String.valueOf(noText.getMessage()));
        }
    }

    /** Reads the bytes of a file: UTF-8, with or without a byte order mark; never fails. */
    static LocatedJson read(byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(source, text, true);
        text.flip();
        if (result.isError()) {
            return unreadable(
                    end(text),
                    "byte %d is `0x%02x`, which is not UTF-8 text: save the file as UTF-8"
                            .formatted(source.position() + 1, bytes[source.position()]));
        }
        String whole = text.toString();
        return read(whole.indexOf(BYTE_ORDER_MARK) == 0 ? whole.substring(1) : whole);
    }

    private static LocatedJson unreadable(@Nullable Position position, String message) {
        return new LocatedJson(
                "", null, List.of(new JsonFault(JsonFault.Kind.NOT_UTF_8, JsonPath.ROOT, position, message)));
    }

    /** The place behind a text. */
    private static Position end(CharSequence text) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, text.length() - lineStart + 1);
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
