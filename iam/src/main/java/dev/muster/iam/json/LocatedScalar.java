package dev.muster.iam.json;

/** A JSON text, number, boolean or null with its place. */
public record LocatedScalar(Position position, JsonValue value) implements LocatedValue {

    @Override
    public String kind() {
        return value.kind();
    }
}
