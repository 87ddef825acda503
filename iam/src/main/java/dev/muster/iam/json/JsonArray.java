package dev.muster.iam.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A JSON list. */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    public JsonArray {
        items = List.copyOf(items);
    }

    /** The list of texts, in the order given. */
    public static JsonArray ofTexts(Collection<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    /** The texts as a set: sorted, each once. */
    public static JsonArray ofSet(Collection<String> texts) {
        return ofTexts(texts.stream().sorted().distinct().toList());
    }

    /** The elements' JSON as a set: sorted by canonical text. */
    public static <T> JsonArray ofSet(Collection<T> elements, Function<? super T, ? extends JsonValue> json) {
        return new JsonArray(elements.stream()
                .<JsonValue>map(json)
                .sorted(Comparator.comparing(CanonicalJson::text))
                .toList());
    }

    /** The elements' JSON in the order given. */
    public static <T> JsonArray of(Collection<T> elements, Function<? super T, ? extends JsonValue> json) {
        return new JsonArray(elements.stream().<JsonValue>map(json).toList());
    }

    @Override
    public String kind() {
        return "list";
    }
}
