package dev.muster.iam.json;

/** A JSON number as its literal: never parsed, so that two different documents never become equal. */
public record JsonNumber(String literal) implements JsonValue {

    @Override
    public String kind() {
        return "number";
    }
}
