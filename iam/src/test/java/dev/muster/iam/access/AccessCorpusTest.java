package dev.muster.iam.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the corpus gives the access that follows from what AWS documents. */
class AccessCorpusTest {

    private static final List<String> TOPICS = List.of("resources", "effects", "layers", "joint", "unread");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void actionsAreAllowedAsFarAsDocumented(String id, JsonObject json) {
        PrincipalAccess access = AccessCase.access(json);

        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        ((JsonObject) json.get("expected")).members().forEach((action, text) -> {
            expected.put(action, AccessCase.text(text));
            actual.put(action, access.of(AccessCase.number(action)).name());
        });

        assertThat(actual).as("%s: %s", json.get("page"), json.get("sentence")).isEqualTo(expected);
    }

    @Test
    void casesReachEveryClass() {
        List<String> classes = cases().flatMap(
                        arguments -> ((JsonObject) ((JsonObject) arguments.get()[1]).get("expected"))
                                .members().values().stream().map(AccessCase::text))
                .distinct()
                .toList();

        assertThat(classes)
                .containsAll(Stream.of(AccessClass.values()).map(Enum::name).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyActionIsInOneClass(String id, JsonObject json) {
        PrincipalAccess access = AccessCase.access(json);

        int members = 0;
        for (AccessClass each : AccessClass.values()) {
            members += access.actions(each).cardinality();
            access.actions(each).forEach(action -> assertThat(access.of(action)).isEqualTo(each));
        }

        assertThat(members).isEqualTo(AccessCase.REFERENCE.actions().size());
    }

    static Stream<Arguments> cases() {
        return TOPICS.stream()
                .flatMap(topic -> read(topic).stream())
                .map(json -> Arguments.of(AccessCase.text(json.get("id")), json));
    }

    private static List<JsonObject> read(String topic) {
        try (InputStream file = AccessCorpusTest.class.getResourceAsStream("/access/" + topic + ".json")) {
            return AccessCase.objects(JsonReader.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(topic, unreadable);
        }
    }
}
