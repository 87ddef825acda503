package dev.muster.iam.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void membersAreSortedByUtf16CodeUnits() {
        // the order of the example in RFC 8785, section 3.2.3
        String text =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

        assertThat(CanonicalJson.text(JsonReader.parse(text)))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void escapesAreTheShortest() {
        assertThat(CanonicalJson.text(new JsonString("\u0000\b\t\n\u000b\f\r\u001f\"\\/\u007f<é")))
                .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\u007f<é\"");
    }

    @Test
    void whatIsWrittenIsReadAsTheSameAndWrittenTheSame() {
        Random random = new Random(20260930);
        for (int i = 0; i < 2_000; i++) {
            JsonValue value = value(random, 0);
            String text = CanonicalJson.text(value);
            assertThat(JsonReader.parse(text)).isEqualTo(value);
            assertThat(CanonicalJson.text(JsonReader.parse(text))).isEqualTo(text);
            assertThat(Digest.of(value)).isEqualTo(Digest.of(text));
        }
    }

    @Test
    void theOrderOfMembersChangesNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            JsonValue value = value(random, 0);
            assertThat(CanonicalJson.text(shuffled(value, random))).isEqualTo(CanonicalJson.text(value));
        }
    }

    @Test
    void twoDifferentDocumentsNeverShareAText() {
        Random random = new Random(11);
        Map<String, JsonValue> seen = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            JsonValue value = value(random, 1);
            JsonValue other = seen.putIfAbsent(CanonicalJson.text(value), value);
            assertThat(other == null || other.equals(value)).isTrue();
        }
        assertThat(Digest.of(JsonReader.parse("1"))).isNotEqualTo(Digest.of(JsonReader.parse("1.0")));
        assertThat(Digest.of(JsonReader.parse("9007199254740993")))
                .isNotEqualTo(Digest.of(JsonReader.parse("9007199254740992")));
    }

    @Test
    void aLargeTextIsWrittenPieceByPieceWithItsSurrogatePairsWhole() {
        JsonValue large = new JsonArray(Collections.nCopies(9_000, new JsonString("a😀")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CanonicalJson.write(
                large, piece -> bytes.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining()));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(CanonicalJson.text(large));
        assertThatThrownBy(() -> CanonicalJson.write(new JsonString("\ud800"), piece -> {}))
                .isInstanceOf(MalformedJsonException.class);
    }

    private static JsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> new JsonString(text(random));
            case 1 ->
                new JsonNumber(List.of("0", "-1", "1.50", "1E400", "123456789012345678901")
                        .get(random.nextInt(5)));
            case 2 -> JsonBoolean.of(random.nextBoolean());
            case 3 -> new JsonNull();
            case 4 -> {
                List<JsonValue> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth + 1));
                }
                yield new JsonArray(items);
            }
            default -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(text(random), value(random, depth + 1));
                }
                yield new JsonObject(members);
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(List.of(0, 9, 34, 92, 47, 65, 0x7f, 0xe9, 0x2028, 0xfffd, 0x1f600, 0x10ffff)
                    .get(random.nextInt(12)));
        }
        return text.toString();
    }

    private static JsonValue shuffled(JsonValue value, Random random) {
        if (value instanceof JsonArray array) {
            return new JsonArray(
                    array.items().stream().map(item -> shuffled(item, random)).toList());
        }
        if (value instanceof JsonObject object) {
            List<String> names = new ArrayList<>(object.members().keySet());
            Collections.shuffle(names, random);
            Map<String, JsonValue> members = new LinkedHashMap<>();
            names.forEach(name -> members.put(name, shuffled(object.members().get(name), random)));
            return new JsonObject(members);
        }
        return value;
    }
}
