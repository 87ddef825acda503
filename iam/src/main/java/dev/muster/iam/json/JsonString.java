package dev.muster.iam.json;

/** A JSON text. */
public record JsonString(String value) implements JsonValue {

    @Override
    public String kind() {
        return "text";
    }
}
