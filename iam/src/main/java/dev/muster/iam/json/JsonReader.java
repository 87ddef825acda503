package dev.muster.iam.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON strictly and as a stream: duplicate keys, lone surrogates, bytes that are not UTF-8 and nesting deeper than 200 are malformed.
 *
 * <p>Objects under names that hold policy documents come back as their text, letter for letter: what is wrong inside one document
 * makes that document malformed, not everything around it.
 */
public final class JsonReader implements AutoCloseable {

    /** Deeper documents are malformed: no real one is, and recursion stays bounded. */
    public static final int MAX_DEPTH = 200;

    /** Characters of one text; the longest real one is the credential report of 5,000 users, a tenth of this. */
    public static final int MAX_TEXT = 32 << 20;

    /** Values inside one another or side by side in what is read whole; the largest real answers hold a tenth of this. */
    public static final int MAX_VALUES = 1_000_000;

    /** Deeper than the longest policy that AWS takes can be nested: what only its text is wanted of may be as deep. */
    private static final int MAX_DEPTH_OF_TEXT = 20_000;

    private static final int MAX_NAME = 1 << 16;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            // the command line writes a number that is too large as Infinity, which must spoil its own document only
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH_OF_TEXT)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NAME)
                    .build())
            .build();

    private final RecordingReader characters;
    private final JsonParser parser;
    private final Set<String> verbatim;
    private int values;

    private JsonReader(Reader source, Set<String> verbatim) throws IOException {
        this.characters = new RecordingReader(source, MAX_TEXT);
        this.parser = FACTORY.createParser(characters);
        this.verbatim = Set.copyOf(verbatim);
    }

    /** Called for each member of the outermost object, positioned before its value: it must read or skip it. */
    @FunctionalInterface
    public interface MemberHandler {
        void member(String name, JsonReader reader);
    }

    /** Called for each element of a list with the place where it begins. */
    @FunctionalInterface
    public interface ElementHandler {
        void element(JsonValue value, Position position);
    }

    /**
     * Opens a stream of UTF-8 (a byte order mark is allowed).
     *
     * @param verbatim names whose object values are given as {@link JsonString} of their text
     */
    public static JsonReader open(InputStream bytes, Set<String> verbatim) {
        try {
            Reader decoded = new InputStreamReader(
                    bytes,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            return new JsonReader(new ByteOrderMarkSkipper(decoded), verbatim);
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    /** Reads one whole JSON text. */
    public static JsonValue parse(String text) {
        return parse(text, Set.of());
    }

    /**
     * Reads one whole JSON text.
     *
     * @param verbatim names whose object values are given as {@link JsonString} of their text
     */
    public static JsonValue parse(String text, Set<String> verbatim) {
        try (JsonReader reader = of(text, verbatim)) {
            JsonValue value = reader.value();
            reader.end();
            return value;
        }
    }

    static JsonReader of(String text) {
        return of(text, Set.of());
    }

    private static JsonReader of(String text, Set<String> verbatim) {
        try {
            return new JsonReader(new StringReader(text), verbatim);
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    /** Reads the outermost object, member by member, to the end of the text. */
    public void object(MemberHandler handler) {
        JsonToken first = next();
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedJsonException("an object is expected, not " + kind(first), position());
        }
        Set<String> names = new HashSet<>();
        while (next() == JsonToken.FIELD_NAME) {
            String name = name();
            if (!names.add(name)) {
                throw new MalformedJsonException("duplicate key `" + name + "`", position());
            }
            handler.member(name, this);
        }
        end();
    }

    /** Reads the next value, which must be a list (null counts as an empty one), element by element. */
    public void elements(ElementHandler handler) {
        JsonToken first = next();
        if (first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_ARRAY) {
            throw new MalformedJsonException("a list is expected, not " + kind(first), position());
        }
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            Position position = position();
            values = 0;
            handler.element(value(token, 1), position);
        }
    }

    /** Reads the next value whole. */
    public JsonValue value() {
        values = 0;
        return value(next(), 1);
    }

    /** Reads the next value of a member of that name: an object under a verbatim name comes as its text. */
    public JsonValue valueOf(String name) {
        values = 0;
        return member(name, 1);
    }

    /** Where the value or name that was read last begins. */
    public Position position() {
        JsonLocation location = parser.currentTokenLocation();
        return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    private JsonValue value(JsonToken token, int depth) {
        bound(depth);
        return switch (token) {
            case START_OBJECT -> new JsonObject(members(depth));
            case START_ARRAY -> new JsonArray(items(depth));
            case VALUE_STRING -> new JsonString(whole(text()));
            default -> scalar(token);
        };
    }

    void bound(int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedJsonException("nested deeper than " + MAX_DEPTH, position());
        }
        if (++values > MAX_VALUES) {
            throw new MalformedJsonException("more than " + MAX_VALUES + " values in one", position());
        }
    }

    JsonValue scalar(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(number(text()));
            case VALUE_TRUE -> JsonBoolean.of(true);
            case VALUE_FALSE -> JsonBoolean.of(false);
            case VALUE_NULL -> new JsonNull();
            default -> throw new MalformedJsonException("a value is expected, not " + kind(token), position());
        };
    }

    private String number(String literal) {
        char last = literal.charAt(literal.length() - 1);
        if (last < '0' || last > '9') {
            throw new MalformedJsonException("`" + literal + "` is no JSON number", position());
        }
        return literal;
    }

    private Map<String, JsonValue> members(int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (next() == JsonToken.FIELD_NAME) {
            String name = name();
            if (members.containsKey(name)) {
                throw new MalformedJsonException("duplicate key `" + name + "`", position());
            }
            members.put(name, member(name, depth));
        }
        return members;
    }

    private JsonValue member(String name, int depth) {
        JsonToken token = next();
        if (token == JsonToken.START_OBJECT && verbatim.contains(name)) {
            return new JsonString(textOfObject());
        }
        return value(token, depth + 1);
    }

    private List<JsonValue> items(int depth) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(value(token, depth + 1));
        }
        return items;
    }

    private String textOfObject() {
        try {
            characters.record(parser.currentTokenLocation().getCharOffset());
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new MalformedJsonException("the text ends too early", position());
            }
            return characters.recorded(parser.currentLocation().getCharOffset());
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    void end() {
        try {
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("something follows the end of the JSON text", position());
            }
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new MalformedJsonException("the text ends too early", position());
            }
            return token;
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    private String name() {
        return whole(fieldName());
    }

    String fieldName() {
        try {
            return parser.currentName();
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    String text() {
        try {
            return parser.getText();
        } catch (IOException unreadable) {
            throw ParserFault.malformed(unreadable);
        }
    }

    private String whole(String text) {
        int lone = loneSurrogate(text);
        if (lone >= 0) {
            throw new MalformedJsonException(
                    "lone surrogate `\\u" + Integer.toHexString(text.charAt(lone)) + "`", position());
        }
        return text;
    }

    /** The index of the first surrogate without its other half, or -1. */
    static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "`" + token.asString() + "`";
        };
    }
}
