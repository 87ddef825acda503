package dev.muster.iam.snapshot;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.Position;
import org.jspecify.annotations.Nullable;

/** Something noticed that changes no section. @param file path inside the bundle, with `/`; null when it concerns no file */
public record Warning(@Nullable String file, @Nullable Position position, String text) {

    public JsonObject json() {
        return JsonObject.builder()
                .put("file", file)
                .put("position", position == null ? null : position.toString())
                .put("text", text)
                .build();
    }
}
