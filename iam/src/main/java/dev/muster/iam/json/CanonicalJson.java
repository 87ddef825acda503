package dev.muster.iam.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Canonical JSON after RFC 8785: no white space, members sorted by UTF-16 code units, shortest escapes.
 *
 * <p>It differs in one point on purpose: a number stays the literal that was read. Rounding it to a double, as the RFC does, gives two
 * different documents one digest.
 */
public final class CanonicalJson {

    private static final int FLUSH_AT = 8192;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder();
    private final Consumer<StringBuilder> flush;

    private CanonicalJson(Consumer<StringBuilder> flush) {
        this.flush = flush;
    }

    /** The canonical text of a value. */
    public static String text(JsonValue value) {
        CanonicalJson writer = new CanonicalJson(text -> {});
        writer.value(value);
        return writer.out.toString();
    }

    /** Writes a value's canonical UTF-8 bytes piece by piece, so that a large value needs no second copy of itself. */
    public static void write(JsonValue value, Consumer<ByteBuffer> sink) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(4 * FLUSH_AT);
        CanonicalJson writer = new CanonicalJson(text -> {
            CharBuffer characters = CharBuffer.wrap(text.toString());
            while (characters.hasRemaining()) {
                int before = characters.remaining();
                encoder.encode(characters, bytes, false);
                bytes.flip();
                sink.accept(bytes);
                bytes.clear();
                if (characters.remaining() == before) {
                    break;
                }
            }
            text.setLength(0);
            text.append(characters);
        });
        writer.value(value);
        writer.flush.accept(writer.out);
        if (writer.out.length() > 0) {
            throw new MalformedJsonException("text with a lone surrogate cannot be written as UTF-8", null);
        }
    }

    private void value(JsonValue value) {
        if (out.length() >= FLUSH_AT) {
            flush.accept(out);
        }
        if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else if (value instanceof JsonString string) {
            string(string.value());
        } else if (value instanceof JsonNumber number) {
            out.append(number.literal());
        } else if (value instanceof JsonBoolean truth) {
            out.append(truth.value());
        } else {
            out.append("null");
        }
    }

    private void object(JsonObject object) {
        List<Map.Entry<String, JsonValue>> members = object.members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> member : members) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void array(JsonArray array) {
        out.append('[');
        String separator = "";
        for (JsonValue item : array.items()) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
