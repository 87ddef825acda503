package dev.muster.rules;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.control.Control;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Requirement;
import dev.muster.iam.control.Severity;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue's files; they are our own, so that anything unexpected in them is a fault of the build. */
final class CatalogueReader {

    private CatalogueReader() {}

    static List<Control> controls(String area, String text) {
        return fields(JsonReader.parse(text)).objects("controls", control -> control(area, control));
    }

    static List<Framework> frameworks(String text) {
        return fields(JsonReader.parse(text))
                .objects(
                        "frameworks",
                        framework -> new Framework(
                                framework.text("id"),
                                framework.text("title"),
                                framework.textOrNull("version"),
                                framework.textOrNull("publisher"),
                                texts(framework.anyOrNull("requirements"))));
    }

    private static AnswerFields fields(JsonValue value) {
        return AnswerFields.of(value, "catalogue", "$", new ReadLog(null));
    }

    private static Control control(String area, AnswerFields control) {
        AnswerFields remediation = control.required("remediation");
        return new Control(
                control.text("id"),
                area,
                control.text("title"),
                Severity.valueOf(control.text("severity")),
                control.text("judged"),
                control.text("rationale"),
                new Control.Remediation(
                        remediation.texts("console"), remediation.texts("cli"), remediation.textOrNull("note")),
                requirements(control.anyOrNull("needs")),
                control.texts("outcomes").stream().map(Outcome::valueOf).collect(Collectors.toSet()),
                control.objects("parameters", CatalogueReader::parameter),
                control.flag("enabled_by_default"),
                frameworksOf(control.anyOrNull("frameworks")),
                control.objects(
                        "references",
                        reference -> new Control.Reference(reference.text("title"), reference.text("url"))),
                control.textOrNull("notes"));
    }

    private static Control.Parameter parameter(AnswerFields parameter) {
        return new Control.Parameter(
                parameter.text("name"),
                parameter.text("type"),
                parameter.flag("fixed"),
                parameter.flag("required"),
                defaultValue(parameter.anyOrNull("default")),
                parameter.text("description"));
    }

    private static @Nullable Object defaultValue(@Nullable JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Long.valueOf(number.literal());
        }
        if (value instanceof JsonString text) {
            return text.value();
        }
        return value instanceof JsonArray list ? strings(list) : null;
    }

    private static List<Requirement> requirements(@Nullable JsonValue needs) {
        List<Requirement> requirements = new ArrayList<>();
        if (needs instanceof JsonArray list) {
            list.items().forEach(alternatives -> requirements.add(new Requirement(strings(alternatives))));
        }
        return requirements;
    }

    private static SortedMap<String, List<String>> frameworksOf(@Nullable JsonValue value) {
        SortedMap<String, List<String>> frameworks = new TreeMap<>();
        if (value instanceof JsonObject object) {
            object.members().forEach((id, numbers) -> frameworks.put(id, strings(numbers)));
        }
        return frameworks;
    }

    private static SortedMap<String, String> texts(@Nullable JsonValue value) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                if (!(member.getValue() instanceof JsonNull)) {
                    texts.put(member.getKey(), ((JsonString) member.getValue()).value());
                }
            }
        }
        return texts;
    }

    private static List<String> strings(JsonValue list) {
        return ((JsonArray) list)
                .items().stream().map(item -> ((JsonString) item).value()).toList();
    }
}
