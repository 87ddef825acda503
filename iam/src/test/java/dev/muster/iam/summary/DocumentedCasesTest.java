package dev.muster.iam.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies after the examples of AWS's documentation, with the tables that its text describes, counted by hand in the reference.
 *
 * <p>A case names the page, what it says, and where the outcome differs from the page and why.
 */
class DocumentedCasesTest {

    private static final Path CASES = Path.of("src/test/resources/dev/muster/iam/summary/cases");
    private static final Summarizer SUMMARIZER = new Summarizer(ServiceReference.load());
    private static final String ACCOUNT = "111122223333";

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTablesAreAsDocumented(String file) throws IOException, MalformedPolicyException {
        JsonObject example = (JsonObject) JsonReader.parse(Files.readString(CASES.resolve(file)));
        PolicyTables tables = SUMMARIZER.tables(
                PolicyDocument.of(CanonicalJson.text(member(example, "policy"))).parse());

        assertThat(text(policy(tables.policy(), member(example, "summary"))))
                .isEqualTo(text(member(example, "summary")));
        for (JsonObject expected : objects(example, "services")) {
            assertThat(text(service(tables, expected))).isEqualTo(text(expected));
        }
        for (JsonObject expected : objects(example, "actions")) {
            assertThat(text(action(tables, expected))).isEqualTo(text(expected));
        }
    }

    /** In the shape of a case; of the reason for no summary, only what the case has of it. */
    private static JsonObject policy(PolicySummary summary, JsonObject expected) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("allow", JsonArray.of(summary.allow(), DocumentedCasesTest::row));
        members.put("deny", JsonArray.of(summary.deny(), DocumentedCasesTest::row));
        members.put(
                "unrecognized",
                JsonArray.of(
                        summary.unrecognized(),
                        name -> new JsonString(name.effect().name().toLowerCase(Locale.ROOT) + " "
                                + name.kind().id() + " " + name.text())));
        members.put(
                "banner",
                summary.banner() == null
                        ? new JsonNull()
                        : new JsonString(summary.banner().name()));
        members.put(
                "no_summary",
                summary.noSummary() != null
                                && expected.get("no_summary") instanceof JsonString part
                                && summary.noSummary().contains(part.value())
                        ? part
                        : summary.noSummary() == null ? new JsonNull() : new JsonString(summary.noSummary()));
        return new JsonObject(members);
    }

    private static JsonObject row(ServiceRow row) {
        return JsonObject.builder()
                .put("service", row.service().prefix())
                .put("access", row.access().text())
                .put("covered", row.covered() + " of " + row.known())
                .put("resource", row.resource())
                .put("condition", row.condition())
                .build()
                .with(new JsonObject(
                        Map.of("warnings", JsonArray.of(row.warnings(), warning -> new JsonString(warning.name())))));
    }

    /** The section of the effect, and those of its rows that the case has. */
    private static JsonObject service(PolicyTables tables, JsonObject expected) {
        ServiceSummary summary = tables.service(string(expected, "service")).orElseThrow();
        ServiceSection section =
                Objects.requireNonNull(string(expected, "effect").equals("allow") ? summary.allow() : summary.deny());
        Map<String, JsonValue> levels = new LinkedHashMap<>();
        List<JsonValue> rows = new ArrayList<>();
        for (LevelSection level : section.levels()) {
            levels.put(level.level().title(), new JsonString(level.covered() + " of " + level.known()));
            for (ActionRow row : level.actions()) {
                if (objects(expected, "rows").stream()
                        .anyMatch(wanted ->
                                string(wanted, "action").equals(row.action().name()))) {
                    rows.add(row.json());
                }
            }
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("service", new JsonString(summary.service().prefix()));
        members.put("effect", Objects.requireNonNull(expected.get("effect")));
        members.put("covered", new JsonString(section.covered() + " of " + section.known()));
        members.put("levels", new JsonObject(levels));
        members.put("unrecognized_actions", JsonArray.ofTexts(section.unrecognizedActions()));
        members.put("unrecognized_resources", JsonArray.ofTexts(section.unrecognizedResources()));
        if (expected.get("rows") != null) {
            members.put("rows", new JsonArray(rows));
        }
        return new JsonObject(members);
    }

    private static JsonObject action(PolicyTables tables, JsonObject expected) {
        String[] name = string(expected, "action").split(":");
        ActionSummary summary = tables.action(name[0], name[1], ACCOUNT).orElseThrow();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("action", new JsonString(summary.action().fullName()));
        members.put("allow", JsonArray.of(summary.allow(), ResourceRow::json));
        members.put("deny", JsonArray.of(summary.deny(), ResourceRow::json));
        return new JsonObject(members);
    }

    private static String text(JsonObject value) {
        return CanonicalJson.text(value).replace("},{", "},\n{");
    }

    private static JsonObject member(JsonObject object, String name) {
        return (JsonObject) Objects.requireNonNull(object.get(name));
    }

    private static String string(JsonObject object, String name) {
        return ((JsonString) Objects.requireNonNull(object.get(name))).value();
    }

    private static List<JsonObject> objects(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray list
                ? list.items().stream().map(JsonObject.class::cast).toList()
                : List.of();
    }
}
