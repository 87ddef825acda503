package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.util.Collection;
import java.util.List;

/** A key and value that the account's owner attached. */
public record Tag(String key, String value) {

    /** The elements of `Tags`. */
    public static List<Tag> list(AnswerFields fields) {
        return fields.objects("Tags", tag -> {
            String value = tag.textOrNull("Value");
            return new Tag(tag.text("Key"), value == null ? "" : value);
        });
    }

    /** The tags in the order of their keys. */
    public static List<Tag> sorted(Collection<Tag> tags) {
        return Sets.sorted(tags, Tag::key);
    }

    public static JsonArray json(List<Tag> tags) {
        return JsonArray.of(
                tags,
                tag -> JsonObject.builder()
                        .put("Key", tag.key)
                        .put("Value", tag.value)
                        .build());
    }
}
