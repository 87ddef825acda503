package dev.muster.iam.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2}|line 1, column 8|duplicate key `a`",
                "{\"a\":{\"b\":1,\"b\":1}}|line 1, column 13|duplicate key `b`",
                "{\"a\":\"\\ud800\"}|line 1|lone surrogate",
                "{\"\\udc00\":1}|line 1|lone surrogate",
                "[1,2|line 1|unexpected end-of-input",
                "{\"a\":1} x|line 1, column 9|",
                "{\"a\":01}|line 1|",
                "[1,]|line 1|",
                "{'a':1}|line 1|",
                "NaN|line 1|is no JSON number",
                "[-Infinity]|line 1, column 2|is no JSON number",
                "/* x */ 1|line 1, column 1|unexpected character",
                "|line 1|",
            })
    void whatIsNoStrictJsonIsRefusedWithItsPlace(String text, String place, String message) {
        assertThatThrownBy(() -> JsonReader.parse(text == null ? "" : text))
                .isInstanceOfSatisfying(MalformedJsonException.class, malformed -> {
                    assertThat(String.valueOf(malformed.position())).startsWith(place);
                    assertThat(malformed.getMessage())
                            .contains(message == null ? "" : message)
                            .doesNotContain("REDACTED", "enable", "Feature");
                });
    }

    @Test
    void nestingEndsAtTwoHundred() {
        assertThat(JsonReader.parse("[".repeat(200) + "]".repeat(200))).isInstanceOf(JsonArray.class);
        assertThatThrownBy(() -> JsonReader.parse("[".repeat(201) + "]".repeat(201)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("deeper than 200");
    }

    @Test
    void twoHundredMegabytesOfNestingAreRefusedAtOnce() {
        byte[] deep = new byte[200_000_000];
        java.util.Arrays.fill(deep, (byte) '[');
        try (JsonReader reader = JsonReader.open(new ByteArrayInputStream(deep), Set.of())) {
            assertThatThrownBy(reader::value).hasMessageContaining("deeper than 200");
        }
    }

    @Test
    void whatIsWrongInADocumentOfWhichOnlyTheTextIsWantedSpoilsNothingElse() {
        for (String document : List.of(
                "{\"a\":Infinity}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":" + "[".repeat(1500) + "]".repeat(1500) + "}")) {
            byte[] whole = ("{\"Document\":" + document + ",\"b\":1}").getBytes(StandardCharsets.UTF_8);
            Map<String, JsonValue> read = new TreeMap<>();
            try (JsonReader reader = JsonReader.open(new ByteArrayInputStream(whole), Set.of("Document"))) {
                reader.object((name, value) -> read.put(name, value.valueOf(name)));
            }

            assertThat(read).containsEntry("Document", new JsonString(document)).containsKey("b");
            assertThatThrownBy(() -> JsonReader.parse(document)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void textsNumbersListsAndDocumentsEndWhereNoRealOneGoes() {
        assertRefused("\"", "x", JsonReader.MAX_TEXT + 1, "\"");
        assertRefused("", "1", 1 << 17, "");
        assertRefused("{\"", "x", 1 << 17, "\":1}");
        assertRefused("[0", ",0", JsonReader.MAX_VALUES, "]");
        assertRefused("{\"Document\":{\"a\":[0", ",0", JsonReader.MAX_TEXT / 2 + 1, "]}}");
    }

    private static void assertRefused(String before, String repeated, int times, String after) {
        SequenceInputStream bytes = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(repeated.repeat(times).getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8)))));
        try (JsonReader reader = JsonReader.open(bytes, Set.of("Document"))) {
            assertThatThrownBy(reader::value)
                    .isInstanceOf(MalformedJsonException.class)
                    .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
        }
    }

    @Test
    void aByteOrderMarkIsSkippedAndBytesThatAreNotUtf8AreRefused() {
        byte[] marked = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        try (JsonReader reader = JsonReader.open(new ByteArrayInputStream(marked), Set.of())) {
            assertThat(reader.value()).isEqualTo(JsonReader.parse("{\"a\":1}"));
        }
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        try (JsonReader reader = JsonReader.open(new ByteArrayInputStream(latin), Set.of())) {
            assertThatThrownBy(reader::value)
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void surrogatePairsAreOneCharacter() {
        assertThat(JsonReader.parse("\"\\ud83d\\ude00\"")).isEqualTo(new JsonString("😀"));
    }

    @Test
    void aNumberKeepsItsLiteral() {
        assertThat(CanonicalJson.text(JsonReader.parse("[1.0, 1e2, 12345678901234567890123, -0]")))
                .isEqualTo("[1.0,1e2,12345678901234567890123,-0]");
    }
}
