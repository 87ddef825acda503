package dev.muster.iam.json;

/** JSON `null`. */
public record JsonNull() implements JsonValue {

    @Override
    public String kind() {
        return "null";
    }
}
