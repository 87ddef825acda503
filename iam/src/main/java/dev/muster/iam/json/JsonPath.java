package dev.muster.iam.json;

import org.jspecify.annotations.Nullable;

/**
 * A place inside a JSON text, told by names and indexes: `$.Statement[0].Condition.StringLike['aws:SourceArn'][1]`.
 *
 * @param parent null for the outermost value, and then there is no step
 * @param name null when the step is an index
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535">RFC 9535</a>
 */
public record JsonPath(@Nullable JsonPath parent, @Nullable String name, int index) {

    /** The outermost value. */
    public static final JsonPath ROOT = new JsonPath(null, null, -1);

    public JsonPath member(String member) {
        return new JsonPath(this, member, -1);
    }

    public JsonPath item(int item) {
        return new JsonPath(this, null, item);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent == null) {
            text.append('$');
            return;
        }
        parent.write(text);
        if (name == null) {
            text.append('[').append(index).append(']');
        } else if (isPlain(name)) {
            text.append('.').append(name);
        } else {
            text.append("['");
            quoted(name, text);
            text.append("']");
        }
    }

    /** As RFC 9535 spells normalized paths; a lone surrogate, which no text may hold, is escaped too. */
    private static void quoted(String name, StringBuilder text) {
        name.codePoints().forEach(c -> {
            if (c == '\\' || c == '\'') {
                text.append('\\').append((char) c);
            } else if (c < 0x20 || c >= 0xD800 && c <= 0xDFFF) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars()
                        .allMatch(
                                c -> c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
    }
}
